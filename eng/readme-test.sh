#!/usr/bin/env bash
# The README as a reader has it: its commands as they stand, in a fresh folder with a home of its own, against the folder of packages that is given.
set -euo pipefail
root="$(cd "$(dirname "$0")/.." && pwd)"
packages="$1"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
work="$(mktemp -d)"
emulator=
trap '[ -z "$emulator" ] || kill "$emulator" 2> /dev/null || true; rm -rf "$work"' EXIT

# The feeds of this machine's user, which a reader has as well; nothing else of the home.
mkdir -p "$work/home/.nuget/NuGet" "$work/clone/artifacts"
[ ! -f "$HOME/.nuget/NuGet/NuGet.Config" ] || cp "$HOME/.nuget/NuGet/NuGet.Config" "$work/home/.nuget/NuGet/"
export HOME="$work/home" DOTNET_CLI_HOME="$work/home" NUGET_PACKAGES="$work/packages"
export PATH="$PATH:$HOME/.dotnet/tools"
ln -s "$packages" "$work/clone/artifacts/packages"

# block <number> <language>: the README's n-th block of a language.
block() { awk -v wanted="$1" -v fence="\`\`\`$2" '/^```/ { if (inside) inside = 0; else if ($0 == fence) { inside = ++n == wanted; next } } inside' "$root/README.md"; }
# commands <number> <commands>: that block, which has so many commands.
commands() {
  local text
  text="$(block "$1" bash)"
  [ "$(wc -l <<< "$text")" -eq "$2" ] || { echo "README.md has another block $1:"; echo "$text"; exit 1; } >&2
  echo "$text" >&2
  echo "$text"
}

# 1 is run by .ci/run, 2 by the packages' references below.
commands 1 2 | diff - <(printf 'dotnet run --project samples/QuickStart\ndotnet test\n')
install="$(commands 2 4)"
pack="$(commands 3 2)"
create="$(commands 4 3)"
start="$(commands 5 2)"
run="$(commands 6 1)"

cd "$work/clone"
grep -qx 'dotnet pack' <<< "$pack"
eval "$(grep -vx 'dotnet pack' <<< "$pack")" > /dev/null
cd "$work"
eval "$create" > "$work/create.log" || { cat "$work/create.log"; exit 1; }
eval "$install" > "$work/install.log" || { cat "$work/install.log"; exit 1; }
block 1 'csharp run' > Program.cs

eval "$(head -n 1 <<< "$start")" > "$work/tool.log" || { cat "$work/tool.log"; exit 1; }
# In place of a second terminal. The command is replaced by exec, so that the id is the emulator's.
(eval "exec $(tail -n 1 <<< "$start")") > "$work/emulator.log" 2>&1 &
emulator=$!
for _ in $(seq 100); do
  grep -q 'Ctrl+C' "$work/emulator.log" && break
  kill -0 "$emulator" 2> /dev/null || break
  sleep 0.1
done
eval "$run" > "$work/run.log" 2>&1 || { cat "$work/emulator.log" "$work/run.log"; exit 1; }
grep -qx "$(block 1 text | tail -n 1)" "$work/run.log" || { cat "$work/run.log"; exit 1; }
echo "the README's program wrote: $(tail -n 1 "$work/run.log")"
