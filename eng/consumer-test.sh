#!/usr/bin/env bash
# Packs, then uses the packages as a stranger would, from programs outside the repository against the emulator tool: as built, with the
# asset of each older target, trimmed, and compiled ahead of time, with trim and AOT warnings as errors. Needs mono, clang and zlib.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 CI=true
root="$PWD"
packages="$root/artifacts/packages"
work="$(mktemp -d)"
emulator=
trap '[ -z "$emulator" ] || kill "$emulator" 2> /dev/null || true; rm -rf "$work"' EXIT

echo "-- pack"
rm -rf "$packages"
dotnet pack -v quiet --nologo -warnaserror
version="$(basename "$packages"/IoTDA.Sdk.Hosting.*.nupkg .nupkg)"
version="${version#IoTDA.Sdk.Hosting.}"

echo "-- what each package says of itself"
for nupkg in "$packages"/*."$version".nupkg; do
  id="$(basename "$nupkg" ".$version.nupkg")"
  nuspec="$(unzip -p "$nupkg" "$id.nuspec")"
  for wanted in '<repository type="git" url="https://github.com/' '<projectUrl>https://github.com/' '<icon>icon.png</icon>' '<readme>README.md</readme>' '<license type="expression">MIT<' '<description>' '<tags>' '<releaseNotes>###'; do
    grep -qF "$wanted" <<< "$nuspec" || { echo "$id.nuspec has no $wanted"; exit 1; }
  done
  unzip -p "$nupkg" README.md | cmp - "src/$id/README.md" || { echo "$id does not have its own README"; exit 1; }
  unzip -p "$nupkg" icon.png | cmp - eng/icon.png || { echo "$id has no icon"; exit 1; }
done

# What a net10.0 program gets with IoTDA.Sdk: these packages and no others.
wanted="Microsoft.Extensions.Http Microsoft.Extensions.Logging.Abstractions Microsoft.Extensions.Options.ConfigurationExtensions Polly.Core Refit System.Threading.RateLimiting"
found="$(unzip -p "$packages/IoTDA.Sdk.$version.nupkg" IoTDA.Sdk.nuspec | sed -n '/targetFramework="net10.0"/,/<\/group>/p' \
  | grep -o 'dependency id="[^"]*"' | cut -d'"' -f2 | LC_ALL=C sort | xargs)"
[ "$found" = "$wanted" ] || { echo "IoTDA.Sdk depends on: $found"; exit 1; }

echo "-- the README, in a fresh folder"
eng/readme-test.sh "$packages"

echo "-- a program outside the repository"
cp -r eng/consumer/* "$work"
cd "$work"
# One more source beside the machine's own, and a packages folder of its own: no cache can hand over an older build of the same version.
cat > nuget.config <<CONFIG
<configuration>
  <packageSources>
    <add key="packed" value="$packages" />
  </packageSources>
</configuration>
CONFIG
export NUGET_PACKAGES="$work/packages"
dotnet tool install IoTDA.Sdk.Emulator.Tool --tool-path "$work/tools" --version "$version" > "$work/tool.log" || { cat "$work/tool.log"; exit 1; }
dotnet build current/Consumer.csproj -c Release -o "$work/built" -p:SdkVersion="$version" -v quiet --nologo

"$work/tools/iotda-emulator" --token a-token --access-key CONSUMERACCESSKEYID:ConsumerSecretAccessKeyOf40CharactersXYZ --device-seconds 0.1 --speed 10 > "$work/emulator.log" 2>&1 &
emulator=$!
for _ in $(seq 100); do
  grep -q 'Ctrl+C' "$work/emulator.log" && break
  kill -0 "$emulator" 2> /dev/null || break
  sleep 0.1
done
field() { sed -n "s/^ *$1  *//p" "$work/emulator.log" | head -n 1; }
address="$(field 'Base address')"
project="$(field 'Project id')"
[ -n "$address" ] || { cat "$work/emulator.log"; exit 1; }

run() {
  echo "$1: $("${@:2}" "$address" "$project" a-token | tee "$work/run.log")"
  grep -q '^Success 2/2 ' "$work/run.log" || { echo "the task did not succeed"; exit 1; }
}
run "as built" "$work/built/Consumer"

echo "-- for .NET 8, in C# 9"
dotnet build older/Older.csproj -c Release -p:SdkVersion="$version" -v quiet --nologo
run "net8.0" dotnet "$work/older/bin/Release/net8.0/Older.dll"
grep -q 'NETCoreApp,Version=v8.0' "$work/run.log" || { echo "not the asset for .NET 8"; exit 1; }

echo "-- for .NET Framework 4.7.2, in C# 9, under $(mono --version | head -n 1 | cut -d' ' -f1-5)"
dotnet build framework/Framework.csproj -c Release -p:SdkVersion="$version" -v quiet --nologo
run "net472" mono "$work/framework/bin/Release/net472/Framework.exe"

echo "-- in an Aspire app host"
dotnet build apphost/AppHost.csproj -c Release -p:SdkVersion="$version" -v quiet --nologo
dotnet "$work/apphost/bin/Release/net10.0/AppHost.dll" | tee "$work/run.log"
grep -Eqx 'Running at http://127.0.0.1:[0-9]+' "$work/run.log" || { echo "the emulator did not run"; exit 1; }

echo "-- trimmed and self-contained"
dotnet publish current/Consumer.csproj -c Release -o "$work/trimmed" -p:SdkVersion="$version" -p:Trimmed=true -v quiet --nologo
run "trimmed" "$work/trimmed/Consumer"
run "trimmed, again" "$work/trimmed/Consumer"
echo "trimmed size: $(du -sm "$work/trimmed" | cut -f1) MB in $(find "$work/trimmed" -type f | wc -l) files, IoTDA.Sdk.dll $(du -k "$work/trimmed/IoTDA.Sdk.dll" | cut -f1) kB"

echo "-- compiled ahead of time"
dotnet publish current/Consumer.csproj -c Release -o "$work/native" -p:SdkVersion="$version" -p:Native=true -v quiet --nologo
run "native" "$work/native/Consumer"
run "native, again" "$work/native/Consumer"
echo "native size: $(du -k "$work/native/Consumer" | cut -f1) kB"
