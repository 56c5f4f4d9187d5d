#!/usr/bin/env bash
# Runs samples/AspNetCore against the emulators in its own process, and checks its answers.
set -euo pipefail
cd "$(dirname "$0")/.."
log="$PWD/artifacts/aspnetcore.txt"
mkdir -p artifacts
dotnet build samples/AspNetCore -v quiet --nologo
dotnet artifacts/bin/AspNetCore/debug/AspNetCore.dll --urls http://127.0.0.1:0 > "$log" 2>&1 &
run=$!
stop() { kill -TERM "$run" 2> /dev/null || true; wait "$run" 2> /dev/null || true; }
trap stop EXIT

address=""
for _ in $(seq 300); do
  address="$(grep -o 'http://127.0.0.1:[0-9]*' "$log" | tail -n 1 || true)"
  grep -q 'Application started' "$log" && break
  kill -0 "$run" 2> /dev/null || { cat "$log"; echo "the sample did not start"; exit 1; }
  sleep 0.1
done

answer="$PWD/artifacts/aspnetcore-answer.json"
# expect STATUS PATTERN curl-arguments...
expect() {
  local status="$1" pattern="$2"; shift 2
  local got; got="$(curl -s -o "$answer" -w '%{http_code}' "$@")"
  [ "$got" = "$status" ] && { [ -z "$pattern" ] || grep -Eq "$pattern" "$answer"; } || { echo "$*: HTTP $got instead of $status, or not /$pattern/:"; cat "$answer"; exit 1; }
}

json=(-H 'Content-Type: application/json')
expect 200 '^Healthy$' "$address/health"
expect 201 '"taskId":"[0-9a-f]{24}"' -X POST "${json[@]}" -d '{"name":"nightly","package":"5c8ba99030344005c02316ad","devices":["meter-1","meter-2"]}' "$address/east/tasks"
id="$(grep -o '[0-9a-f]\{24\}' "$answer")"
expect 200 "\"taskId\":\"$id\",\"taskName\":\"nightly\",\"status\":\"[A-Za-z]+\",\"total\":2" "$address/east/tasks/$id"
# The instances are two.
expect 404 '"title":"There is no such task\."' "$address/west/tasks/$id"
expect 400 '"errors":\{.*"TaskName":\[' -X POST "${json[@]}" -d '{"name":"","package":"p","devices":["meter-1"]}' "$address/east/tasks"
expect 404 '' "$address/north/tasks/$id"
stop
trap - EXIT
grep -q 'Activity.DisplayName: *CreateBatchTask' "$log" || { echo "no span of the create was exported"; exit 1; }
grep -q 'iotda.client.operation.duration' "$log" || { echo "no metric was exported"; exit 1; }
echo "the ASP.NET Core sample answers as it should"
