using System.Net;

namespace IoTDA.Sdk.EndToEnd.Tests.Http;

public sealed class CallTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Token_instance_id_and_user_agent_go_with_each_request()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(options => options.InstanceId = "e495cf17-ff79-4294-8f64-4d367919d665");

        await session.UpgradeAsync();

        IReadOnlyDictionary<string, IReadOnlyList<string>> headers = session.LastRequest.Headers;
        Assert.Equal([session.Emulator.Token], headers["X-Auth-Token"]);
        Assert.Equal(["e495cf17-ff79-4294-8f64-4d367919d665"], headers["Instance-Id"]);
        Assert.StartsWith("IoTDA.Sdk/", Assert.Single(headers["User-Agent"]), StringComparison.Ordinal);
        Assert.DoesNotContain("Cookie", headers.Keys);
        Assert.DoesNotContain("Transfer-Encoding", headers.Keys);
    }

    [Fact]
    public async Task An_expired_token_is_an_error_that_says_so_and_nothing_is_created()
    {
        await using ServiceSession session = await ServiceSession.StartAsync();
        session.Emulator.ExpireTokens();

        var refused = await Assert.ThrowsAsync<IoTDAServiceException>(() => session.UpgradeAsync());

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.EndsWith(
            "The fixed token was refused. A token lives 24 hours at most, so that it may have expired: set a new one, or use UseIamPassword, which renews it, or an access key. "
                + "If it is new, check that it is for the project of ProjectId.",
            refused.Message,
            StringComparison.Ordinal);
        Assert.Empty(session.Emulator.Tasks);
        Assert.Equal(1, session.Emulator.Requests.TotalCount);
    }

    [Fact]
    public async Task Five_mistakes_are_one_exception_and_no_request()
    {
        await using ServiceSession session = await ServiceSession.StartAsync();
        var request = new SoftwareUpgradeRequest
        {
            TaskName = "not a name",
            AppId = new string('a', 37),
            Document = new UpgradeDocument(""),
            Targets = BatchTargets.Devices("bad id"),
            Policy = new TaskPolicy { Retry = new TaskRetry(6, TimeSpan.FromMinutes(5)) },
        };

        var wrong = await Assert.ThrowsAsync<RequestValidationException>(() => session.CreateAsync(request));

        Assert.Equal(5, wrong.Violations.Count);
        Assert.Equal(0, session.Emulator.Requests.TotalCount);
    }

    [Fact]
    public async Task The_emulator_refuses_what_validation_would_have_refused()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(configure: options => options.ValidateRequests = false);

        var refused = await Assert.ThrowsAsync<IoTDAServiceException>(() => session.UpgradeAsync(name: "not a name"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("task_name", refused.ServiceMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sixty_four_callers_share_one_client()
    {
        await using ServiceSession session = await ServiceSession.StartAsync();

        BatchTask[] finished = await Task.WhenAll(Enumerable.Range(0, 64).Select(async caller =>
        {
            BatchTask task = await session.UpgradeAsync(caller + 1, name: $"Caller_{caller}");
            BatchTask last = await session.BatchTasks.WaitForCompletionAsync(task.TaskId, cancellationToken: Cancellation);
            int count = 0;
            await foreach (SubTask subTask in session.BatchTasks.ListSubTasksAsync(task.TaskId, SubTaskStatus.Success, Cancellation))
            {
                count++;
            }

            Assert.Equal(($"Caller_{caller}", caller + 1), (last.TaskName, count));
            return last;
        }));

        Assert.All(finished, task => Assert.Equal(BatchTaskStatus.Success, task.Status));
        Assert.Equal(64, session.Emulator.Tasks.Select(task => task.Name).Distinct().Count());
    }
}
