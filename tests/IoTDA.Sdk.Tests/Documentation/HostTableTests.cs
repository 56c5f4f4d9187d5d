using System.Text.RegularExpressions;
using IoTDA.Sdk.Tests.Authentication;
using IoTDA.Sdk.Tests.Authentication.Iam;
using IoTDA.Sdk.Tests.BatchTasks;
using IoTDA.Sdk.Tests.BatchTasks.Requests;
using IoTDA.Sdk.Tests.Conventions;
using IoTDA.Sdk.Tests.Http;
using IoTDA.Sdk.Tests.Pipeline;
using IoTDA.Sdk.Tests.Wire;

namespace IoTDA.Sdk.Tests.Documentation;

/// <summary>Each row of the table of host settings in <c>docs/errors.md</c> has its tests, and each of these a row.</summary>
public sealed partial class HostTableTests
{
    private static readonly (string Row, string[] Tests)[] Rows =
    [
        ("`AddStandardResilienceHandler`, `AddStandardHedgingHandler`",
            [
                nameof(OnceGuardTests.What_changes_something_is_sent_once), nameof(OnceGuardTests.A_read_is_sent_once_each_attempt),
                nameof(HostRecoveryTests.A_create_that_was_executed_is_found_and_not_sent_again),
            ]),
        ("A handler that forwards a request twice", [nameof(OnceGuardTests.What_changes_something_is_sent_once), nameof(OnceGuardTests.An_answer_that_nobody_doubts_comes_through)]),
        ("Any of these on IAM's client", [nameof(HostRecoveryTests.A_login_is_sent_once_each_attempt)]),
        ("A handler that sends a copy of the request", [nameof(OnceGuardTests.A_copy_without_options_is_refused_where_it_would_create_and_sent_where_it_reads)]),
        ("A handler that throws before it forwards", [nameof(HostSettingTests.A_handler_s_own_exception_is_told_with_what_is_known_of_the_request)]),
        ("An open circuit breaker or a rate limiter", [nameof(HostSettingTests.A_circuit_breaker_that_is_open_is_waited_for_since_nothing_was_sent)]),
        ("A handler that throws after it has forwarded", [nameof(HostSettingTests.A_handler_s_own_timeout_leaves_the_outcome_open)]),
        ("A handler that sends through a client of its own", [nameof(HostSettingTests.A_handler_that_sends_through_a_client_of_its_own_leaves_the_outcome_open)]),
        ("`ConfigureHttpClient(client => client.Timeout = ...)`", [nameof(HostSettingTests.A_timeout_of_the_HttpClient_is_taken_back)]),
        ("`ConfigurePrimaryHttpMessageHandler` with any handler of .NET's",
            [nameof(PrimaryHandlerTests.A_redirect_is_not_followed), nameof(PrimaryHandlerTests.A_login_is_not_redirected_either)]),
        ("A primary handler that has sent requests already",
            [nameof(PrimaryHandlerTests.A_handler_that_cannot_be_switched_is_refused_when_the_host_starts), nameof(PrimaryHandlerTests.A_WinHttpHandler_is_refused_when_the_host_starts)]),
        ("A handler that sends requests to another host",
            [nameof(PrimaryHandlerTests.An_answer_of_another_origin_is_an_error), nameof(PrimaryHandlerTests.What_a_handler_of_any_kind_brings_from_another_origin_is_an_error)]),
        ("`ConfigureConnection(...)`", [nameof(PrimaryHandlerTests.A_proxy_is_set_on_the_sockets_of_the_service_and_of_IAM), nameof(PrimaryHandlerTests.Certificates_and_their_validation_reach_the_sockets)]),
        ("A token or key provider",
            [
                nameof(ProviderTests.A_provider_that_takes_longer_than_an_attempt_is_a_failure_of_credentials),
                nameof(ProviderTests.A_key_provider_that_takes_longer_than_an_attempt_is_a_failure_of_credentials),
                nameof(ProviderTests.A_key_provider_that_throws_or_gives_nothing_is_a_failure_of_credentials),
            ]),
        ("Short attempts",
            [
                nameof(IamTimeTests.A_login_has_attempts_of_10_seconds_within_27_however_long_an_attempt_of_a_call_may_take),
                nameof(IamTimeTests.A_login_that_outlasts_the_call_that_asked_for_it_serves_the_next),
            ]),
        ("A clock that is wrong",
            [
                nameof(ServiceClockTests.A_clock_that_is_set_does_not_move_it), nameof(LostCreateTests.Under_a_unique_name_no_clock_matters),
                nameof(RequestLimitTests.A_schedule_is_judged_by_the_service_s_clock_once_that_is_known),
            ]),
        ("The host or the client is disposed",
            [nameof(HostSettingTests.A_host_that_ends_in_mid_call_leaves_the_outcome_open), nameof(OpenOutcomeTests.A_client_that_is_disposed_during_a_call_leaves_the_outcome_open)]),
        ("A TLS handshake that hangs",
            [nameof(HostSettingTests.A_tls_handshake_that_hangs_has_not_executed_the_request), nameof(HostSettingTests.A_tls_handshake_that_hangs_leaves_a_read_or_a_delete_open_and_it_is_tried_again)]),
    ];

    [Fact]
    public void Each_row_has_its_tests()
    {
        string text = Repository.Read("docs/errors.md")!;
        int start = text.IndexOf("## In your host", StringComparison.Ordinal);
        string section = text[start..text.IndexOf("\n## ", start, StringComparison.Ordinal)];
        string[] page = [.. Row().Matches(section).Select(row => row.Groups["setting"].Value).Where(setting => setting is not ("What the host sets" or "---"))];

        Assert.Equal(Rows.Length, page.Length);
        Assert.All(Rows.Zip(page), pair => Assert.StartsWith(pair.First.Row, pair.Second, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_test_runs()
    {
        HashSet<string> tests = [.. typeof(HostTableTests).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Where(method => method.IsDefined(typeof(FactAttribute), inherit: true)).Select(method => method.Name)];

        Assert.All(Rows.SelectMany(row => row.Tests), test => Assert.Contains(test, tests));
    }

    [GeneratedRegex(@"^\|\s*(?<setting>[^|]+?)\s*\|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}
