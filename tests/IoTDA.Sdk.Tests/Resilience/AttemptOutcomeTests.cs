using System.Net;

namespace IoTDA.Sdk.Tests.Resilience;

/// <summary>What earlier attempts of a call mean for what its last one brings.</summary>
public sealed class AttemptOutcomeTests
{
    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(503, true)]
    [InlineData(500, true)]
    [InlineData(429, false)]
    public async Task A_delete_that_finds_nothing_is_done_where_an_earlier_attempt_may_have_been_executed(int first, bool isDone)
    {
        using StubHandler service = new(StubHandler.Answer(first), StubHandler.Answer(404));
        using IoTDAClient client = Clients.Of(service, _clock);

        Exception? failure = await Record.ExceptionAsync(() => _clock.RunAsync(client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation)));

        Assert.Equal(isDone ? null : HttpStatusCode.NotFound, (failure as IoTDAServiceException)?.StatusCode);
        Assert.Equal((isDone, 2), (failure is null, service.Attempts));
        Assert.All(service.Responses, response => Assert.True(response.IsDisposed));
    }

    [Fact]
    public async Task A_delete_that_finds_nothing_after_a_lost_connection_is_done()
    {
        using StubHandler service = new(StubHandler.Throw(HttpRequestError.ResponseEnded), StubHandler.Answer(404));
        using IoTDAClient client = Clients.Of(service, _clock);

        await _clock.RunAsync(client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation));

        Assert.Equal(2, service.Attempts);
    }

    [Fact]
    public async Task What_a_read_does_not_find_is_not_there_whatever_came_before()
    {
        using StubHandler service = new(StubHandler.Answer(503), StubHandler.Answer(404));
        using IoTDAClient client = Clients.Of(service, _clock);

        var missing = await Assert.ThrowsAsync<IoTDAServiceException>(() => _clock.RunAsync(client.BatchTasks.GetAsync(Clients.TaskId, Cancellation)));

        Assert.Equal((HttpStatusCode.NotFound, 2), (missing.StatusCode, service.Attempts));
    }

    [Fact]
    public async Task The_random_part_of_a_delay_is_drawn_once_an_attempt()
    {
        int draws = 0;
        using StubHandler service = new(StubHandler.Answer(503));
        using IoTDAClient client = Clients.Of(service, _clock, options => options.Resilience.Randomizer = () => draws++ % 2);

        await Assert.ThrowsAsync<IoTDAServiceException>(() => _clock.RunAsync(client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation)));

        Assert.Equal(4, draws);
        Assert.Equal([0.4, 1.6, 1.6], _clock.Delays.Select(delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task An_upload_waits_as_long_as_its_own_limit_allows()
    {
        using StubHandler service = new(
            StubHandler.Answer(429, "{}", ("Retry-After", "120")), StubHandler.Answer(201, """{"file_id":"f","file_name":"devices.xlsx"}"""));
        using IoTDAClient client = Clients.Of(service, _clock);

        await _clock.RunAsync(Operations.All["UploadBatchTaskFile"](client, Cancellation));

        Assert.Equal([121], _clock.Delays.Select(delay => delay.TotalSeconds));
    }

    [Theory]
    [InlineData("https://evil.example/", true)]
    [InlineData("http://iotda.example/", true)]
    [InlineData("https://iotda.example:8443/", true)]
    [InlineData("https://iotda.example/elsewhere", false)]
    public async Task An_answer_of_another_origin_is_refused_and_closed(string answered, bool isRefused)
    {
        using MovedHandler service = new(new Uri(answered));
        using IoTDAClient client = Clients.Of(service, _clock);

        Exception? failure = await Record.ExceptionAsync(() => client.BatchTasks.GetAsync(Clients.TaskId, Cancellation));

        Assert.Equal(isRefused, failure is IoTDATransportException { MayHaveExecuted: true });
        Assert.Equal((isRefused, isRefused), (failure is not null, service.Answer.IsDisposedUnread));
        if (isRefused)
        {
            Assert.Contains(new Uri(answered).GetLeftPart(UriPartial.Authority), failure!.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Answers as a handler does that has followed a redirect.</summary>
    private sealed class MovedHandler(Uri answered) : HttpMessageHandler
    {
        public UnreadContent Answer { get; } = new();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                RequestMessage = new HttpRequestMessage(request.Method, answered),
                Content = Answer,
            });

        protected override void Dispose(bool disposing)
        {
            Answer.Dispose();
            base.Dispose(disposing);
        }
    }

    private sealed class UnreadContent : HttpContent
    {
        private bool _isRead;

        public bool IsDisposedUnread { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            _isRead = true;
            await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes("{\"batchtask\":{\"task_id\":\"" + Clients.TaskId + "\"}}"), Cancellation);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            IsDisposedUnread |= !_isRead;
            base.Dispose(disposing);
        }
    }
}
