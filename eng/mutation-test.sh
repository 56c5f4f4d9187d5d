#!/usr/bin/env bash
# Changes the code of one part after the other, and counts the changes that no test notices: docs/mutation-testing.md.
# Usage: eng/mutation-test.sh [PART|PART/GROUP...]; without arguments, all parts. Fails where the score of a part is below its floor.
# Reports stay in artifacts/mutation; a part is judged by the last report of each of its groups.
set -euo pipefail
set -f # the patterns are Stryker's
cd "$(dirname "$0")/.."

# The compiler need not judge what Stryker writes, nor build the other assets for tests that do not run.
export SkipPublicSurface=true RunAnalyzers=false EnforceCodeStyleInBuild=false DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet tool restore > /dev/null
output="$PWD/artifacts/mutation"
chosen=" $* "
below=()

# part NAME FLOOR, in percent
part() {
  score
  name=$1 floor=$2
}

# group NAME TESTS FILE...: a run of its own, and short, since only the tests whose names contain one of TESTS run for each change.
group() {
  local group="$name/$1" tests="${2// /|FullyQualifiedName~}" mutate=() file
  shift 2
  [[ "$chosen" = "  " || "$chosen" = *" $name "* || "$chosen" = *" $group "* ]] || return 0
  for file in "$@"; do mutate+=(-m "$file"); done
  mkdir -p "$output/$group"
  SECONDS=0
  (cd tests/IoTDA.Sdk.Tests && dotnet stryker -f ../../eng/stryker-config.json --skip-version-check "${mutate[@]}" \
    --test-case-filter "FullyQualifiedName~$tests" -O "$output/$group" < /dev/null > "$output/$group/log.txt" 2>&1) ||
    { tail -20 "$output/$group/log.txt"; exit 1; }
  count "$group" "$output/$group/reports/mutation-report.json"
  printf ', %d s\n' "$SECONDS"
}

# count TITLE REPORT...
count() {
  read -r changes noticed < <(jq -rs '[.[].files[].mutants[].status] | [map(select(. == ("Killed", "Timeout", "Survived", "NoCoverage"))), map(select(. == ("Killed", "Timeout")))]
    | map(length) | join(" ")' "${@:2}")
  percent=$((changes == 0 ? 100 : 100 * noticed / changes))
  printf '%-24s %4d of %4d noticed, %3d %%' "$1" "$noticed" "$changes" "$percent"
}

score() {
  local reports
  [[ -n "${name:-}" && ("$chosen" = "  " || "$chosen" = *" $name "*) ]] || return 0
  mapfile -t reports < <(find "$output/$name" -name mutation-report.json)
  count "$name" "${reports[@]}"
  printf ', floor %d %%\n' "$floor"
  [ "$percent" -ge "$floor" ] || below+=("$name")
}

part Resilience 85
group Rules \
  '.Tests.Resilience. OpenOutcomeTests HandlerExceptionTests OnceGuardTests IoTDAServiceExceptionTests .ExportTasks.DownloadTests' \
  Pipeline/Resilience/{FailureClassifier,FailureKind,RetryRule}.cs
group Delays \
  '.Resilience.RetryDelayTests .Resilience.RetryBudgetTests .Resilience.TimeoutTests IoTDAClientOptionsTests DocumentedDefaultTests IamTimeTests .ExportTasks.DownloadTimeTests .ExportTasks.DownloadTests' \
  Pipeline/Resilience/{Attempt,RetryDelay,Jitter,ThrottlingWindow,RetryBudget,ResilienceOptions,ResilienceOptionsRules}.cs
group Handler \
  '.Resilience.TimeoutTests .Resilience.PipelineTests .Resilience.RetryBudgetTests .Resilience.RetryDelayTests RetryTableTests.The_ RetryTableTests.A_body .Resilience.AttemptReportTests .Resilience.AttemptOutcomeTests .Http.TransportFailureTests .Http.HandlerExceptionTests .Http.OpenOutcomeTests ConcurrencyTests .Calls.CallAttemptTests .Calls.CallTimeTests .Authentication.TokenHandlerTests .ExportTasks.Download TextsTests' \
  Pipeline/Resilience/{ResilienceHandler,RetryPipeline,CallState,AttemptReport}.cs

part Pipeline 83
group Guard \
  '.Pipeline.OnceGuardTests HandlerOrderTests TextsTests' \
  Pipeline/{OnceGuard,TicketHandler}.cs
group Primary \
  '.Pipeline.PrimaryHandlerTests .Pipeline.HostSettingTests DocumentedDefaultTests TextsTests' \
  Pipeline/{GuardedPrimary,PrimaryHandler.net,ConnectionOptions,UnsafeHandlerException}.cs
group Operation \
  '.Resilience.PipelineTests HandlerOrderTests .Http.HandlerExceptionTests .Http.TransportFailureTests ConcurrencyTests .DeviceGroups. .Products. TextsTests' \
  Pipeline/{OperationHandler,InstanceIdHandler}.cs

part Signing 81
group Text \
  'SignatureVectorTests Utf8TextTests' \
  Authentication/Signing/{PercentEncoding,CanonicalQuery,CanonicalRequest,Utf8Text}.cs
group Keys \
  '.Authentication.Signing.' \
  Authentication/Signing/{RequestSigner,SigningKey,SigningHandler,Algorithm,SignedHeader}.cs

part Sources 82
group Sources \
  '.Authentication.Sources. ShownTextTests .Authentication.ProviderTests' \
  Authentication/Sources/*.cs

part Authentication 88
group Tokens \
  'TokenHandlerTests SingleFlightTests CredentialTextTests .Authentication.ProviderTests EchoTests CredentialSourceTests ShownTextTests SigningHandlerTests TextsTests' \
  Authentication/*.cs

part Iam 90
group Tokens \
  '.Authentication.Iam. .Authentication.ProviderTests CredentialSourceTests EchoTests ClearedBufferTests' \
  Authentication/Iam/*.cs

part Recovery 83
group Looks \
  '.Recovery. LostCreateTests ActionRecoveryTests FileLimitTests .RateLimiting. IoTDAClientOptionsTests DocumentedDefaultTests' \
  Recovery/*.cs
group Tasks \
  '.Recovery. LostCreateTests ActionRecoveryTests TargetBatchesTests OddAnswerTests .BatchTasks.Watching. TextsTests' \
  BatchTasks/{CreateRecovery,LostCreate,BatchTaskLookup,ActionRecovery,TargetState}.cs BatchTasks/Targets/{TargetAction,TargetBatches}.cs BatchTasks/Watching/*.cs

part BatchTasks 73
group Client \
  'BatchTasks.WireTests BatchTasks.CallTests ArgumentLimitTests LostCreateTests ApiPageTests OddAnswerTests OpenValueTests CallWalkTests .Watching. RequestLimitTests AsPagesTests EqualityTests MissingMemberTests' \
  BatchTasks/{BatchTaskClient,BatchTaskArguments,BatchTaskName,BatchTaskQuery,BatchTaskFailedException,BatchTaskOutcomeUnknownException,TaskRetry,TaskMode,WireBodies}.cs
group Answers \
  'BatchTasks.WireTests OddAnswerTests EqualityTests MissingMemberTests SubTaskTests OpenValueTests RoundTripTests UnknownValueTests DuplicateMemberTests AdditionalPropertiesTests WaitForCompletionTests BatchTasks.CallTests' \
  BatchTasks/{BatchTask,BatchTaskConverter,BatchTaskIdConverter,BatchTaskStatus,BatchTaskStatusKind,ShowBatchTaskResponseConverter,TaskJson,TaskProgress,TaskProgressConverter}.cs
group Policy \
  'BatchTasks.WireTests OddAnswerTests EqualityTests MissingMemberTests StreamedTargetsTests TargetBatchesTests RequestLimitTests OpenValueTests RoundTripTests ReadRequestTests UnknownValueTests AdditionalPropertiesTests ArgumentLimitTests BatchTasks.CallTests' \
  BatchTasks/{TaskPolicy,TaskPolicyConverter}.cs BatchTasks/Targets/{BatchTargetResult,BatchTargetResultConverter,BatchTargets,BatchTargetsIncompleteException,BatchTargetStatus,DeviceOrGroupTargets,StreamedTargets,TargetKinds,TargetsFilter,TargetsFilterConverter}.cs
group SubTasks \
  'BatchTasks.WireTests OddAnswerTests EqualityTests MissingMemberTests SubTaskTests OpenValueTests RoundTripTests ApiPageTests UnknownValueTests AsPagesTests' \
  BatchTasks/SubTasks/*.cs
group Types \
  '.BatchTasks.TaskTypes. .BatchTasks.Requests. EqualityTests RoundTripTests BatchTasks.WireTests UnknownValueTests ShownTextTests OpenValueTests' \
  BatchTasks/TaskTypes/*.cs
group Messages \
  '.BatchTasks.TaskTypes. .BatchTasks.Requests. EqualityTests RoundTripTests OpenValueTests MissingMemberTests UnknownValueTests ShownTextTests ArgumentLimitTests RequestLimitTests TextsTests' \
  BatchTasks/Messages/*.cs
group Documents \
  '.BatchTasks.TaskTypes. .BatchTasks.Requests. EqualityTests RoundTripTests OpenValueTests BatchTasks.WireTests MissingMemberTests UnknownValueTests ShownTextTests' \
  BatchTasks/{Commands,Devices,Shadows,Upgrades}/*.cs

score
[ ${#below[@]} -eq 0 ] || { echo "below the floor: ${below[*]}"; exit 1; }
