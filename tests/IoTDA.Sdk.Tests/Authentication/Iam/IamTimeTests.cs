using System.Net;
using System.Text;
using IoTDA.Sdk.Composition;

namespace IoTDA.Sdk.Tests.Authentication.Iam;

/// <summary>IAM has time limits of its own, whatever those of the calls are.</summary>
public sealed class IamTimeTests
{
    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_login_has_attempts_of_10_seconds_within_27_however_long_an_attempt_of_a_call_may_take()
    {
        SilentHandler iam = new();
        using IoTDAClient client = Client(iam, options => options.Resilience.AttemptTimeout = options.Resilience.TotalTimeout = TimeSpan.FromHours(1));
        DateTimeOffset start = _clock.GetUtcNow();
        Task call = client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);

        // 10 s, 0.6 s, 10 s, 1.2 s; then 5.2 s are left.
        for (int i = 0; i < 2; i++)
        {
            await iam.ArrivalAsync();
            _clock.Advance(TimeSpan.FromSeconds(10));
            await _clock.WhenDelayedAsync();
            _clock.Advance(_clock.Delays[^1]);
        }

        await iam.ArrivalAsync();
        Assert.False(call.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(5.2));

        var failure = await Assert.ThrowsAsync<IoTDACredentialException>(() => call.Soon());
        Assert.Contains("CreateToken got no answer in time (limit 27 s, attempt 3)", failure.Message, StringComparison.Ordinal);
        Assert.Equal((false, true), (failure.MayHaveExecuted, failure.IsTransient));
        Assert.Equal((3, TimeSpan.FromSeconds(27)), (iam.Attempts, _clock.GetUtcNow() - start));
    }

    [Fact]
    public async Task A_login_that_outlasts_the_call_that_asked_for_it_serves_the_next()
    {
        GatedIam iam = new();
        using IoTDAClient client = Client(iam, options =>
        {
            options.Resilience.MaxAttempts = 1;
            options.Resilience.AttemptTimeout = TimeSpan.FromMilliseconds(100);
        });
        Task first = client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);
        await iam.Arrived.Task.Soon();
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        var failure = await Assert.ThrowsAsync<IoTDACredentialException>(() => first.Soon());
        Assert.Contains("they did not come in time (limit 0.1 s, attempt 1)", failure.Message, StringComparison.Ordinal);

        _clock.Advance(TimeSpan.FromSeconds(9));
        Task second = client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);
        iam.Gate.SetResult();
        await second.Soon();

        Assert.Equal((1, "MII1"), (iam.Logins, iam.Token));
    }

    private IoTDAClient Client(HttpMessageHandler primary, Action<IoTDAClientOptions> configure)
    {
        IoTDAClientOptions options = Clients.Options(new Uri("https://iotda.example"), options =>
        {
            options.Token = null;
            options.IamEndpoint = new Uri("https://iam.example");
            options.IamPassword = new IamPasswordOptions { DomainName = "acme", UserName = "robot", Password = "hunter2-secret" };
            configure(options);
        });
        return IoTDAClient.CreateUnchecked(options, new ClientSetup { TimeProvider = _clock, CreatePrimary = _ => new Shared(primary) });
    }

    /// <summary>The client's and IAM's sockets in one.</summary>
    private sealed class Shared(HttpMessageHandler handler) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _invoker = new(handler, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => _invoker.SendAsync(request, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            _invoker.Dispose();
            base.Dispose(disposing);
        }
    }

    /// <summary>Answers a login when the gate is open, and deletes at once.</summary>
    private sealed class GatedIam : HttpMessageHandler
    {
        public TaskCompletionSource Arrived { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Logins { get; private set; }

        public string? Token { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Delete)
            {
                Token = request.Headers.GetValues("X-Auth-Token").Single();
                return new HttpResponseMessage(HttpStatusCode.NoContent);
            }

            Logins++;
            Arrived.TrySetResult();
            await Gate.Task.WaitAsync(cancellationToken);
            HttpResponseMessage response = new(HttpStatusCode.Created)
            {
                Content = new StringContent("""{"token":{"expires_at":"2026-11-23T08:00:00Z","issued_at":"2026-11-22T08:00:00Z"}}""", Encoding.UTF8, "application/json"),
            };
            response.Headers.Add("X-Subject-Token", $"MII{Logins}");
            return response;
        }
    }
}
