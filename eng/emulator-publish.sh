#!/usr/bin/env bash
# Publishes the emulator's program into a folder: what the image is made of.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet publish src/IoTDA.Sdk.Emulator.Tool/IoTDA.Sdk.Emulator.Tool.csproj -c Release -o "${1:?where to}" -p:UseAppHost=false -v quiet --nologo
