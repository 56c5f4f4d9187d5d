#!/usr/bin/env bash
# Runs every sample against emulators in its own process, and looks at what it shows. QuickStart is run by .ci/run as the README says.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p artifacts

# shows SAMPLE PATTERN...: its exit code is 0, and each pattern, an extended regular expression, matches a whole line.
shows() {
  local name="$1" log="$PWD/artifacts/sample-$1.txt" pattern; shift
  timeout 120 "${run[@]}" > "$log" 2>&1 || { cat "$log"; echo "$name: exit code $?"; exit 1; }
  for pattern in "$@"; do
    grep -qxE "$pattern" "$log" || { cat "$log"; echo "$name: no line is $pattern"; exit 1; }
  done
  echo "$name: $(tail -n 1 "$log")"
}
sample() {
  # CI has built them all.
  run=(dotnet run --project "samples/$1" ${CI:+--no-build})
  shows "$@"
}

run=(dotnet run samples/FileApp/Freeze.cs)
shows FileApp 'FreezeStolenMeters [0-9a-f]{24} freezeDevices Success total=2 success=2 fail=0'
sample FSharp 'all 2 meters are upgraded'
sample DependencyInjection 'Success: 3 of 3 meters are frozen'
sample Upgrades 'created: 10 at 1\.0\.0' 'two meters confirmed: 8 at 1\.0\.0, 2 at 2\.0\.0' 'the rest confirmed: PartialSuccess, 1 at 1\.0\.0, 9 at 2\.0\.0' 'retried: Success, 10 at 2\.0\.0'
sample Devices 'createDevices Success .*meter-3 INACTIVE' 'freezeDevices Success .*meter-1 FROZEN, meter-2 FROZEN.*' 'unfreezeDevices Success .*meter-1 INACTIVE.*' 'deleteDevices Success    meter-1 INACTIVE, meter-3 INACTIVE'
sample Commands 'a command  .* valve-2 Fail IOTDA\.014016' 'an asynchronous command  .* valve-2 Processing' 'valve-2 is online  .* valve-2 Success'
sample Messages 'text message to the group: Success, 3 of 3' 'JSON object message to the group: Success, 3 of 3' 'display-00001 got 2, display-00002 got 2, display-00003 got 2'
sample Shadows 'Success: 2 of 2 shadows have the interval' '  meter-1, Online: delivered 1 times' '  meter-2, Offline: delivered 0 times'
sample CrashSafeWorker 'killed; second start' 'East: goes on watching .*' 'West: goes on watching .*' 'tasks created: 1 and 1'
eng/aspnetcore-sample.sh
