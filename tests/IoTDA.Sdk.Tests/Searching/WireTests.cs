namespace IoTDA.Sdk.Tests.Searching;

/// <summary>The search: what goes over the wire, what comes of the answer, and how often it may go.</summary>
public sealed class WireTests : IDisposable
{
    private static readonly DeviceSearch Search = DeviceSearch.All(DeviceField.ProductId.EqualTo("p"));

    private readonly MockService _service = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IDeviceSearchClient Client => _service.Client.DeviceSearch;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_search_shows_devices()
    {
        _service.Answer(
            Of("POST", "/search/query-devices", """{"sql":"select * from device where product_id = 'p' order by marker desc limit 10,5"}"""),
            Json(200, Fixture.Text("search-devices.response")));

        Device found = Assert.Single(await Client.SearchAsync(Search, 10, 5, Cancellation));

        Assert.Equal(("d4922d8a-6c8e-4396-852c-164aefa6638f", DeviceStatus.Inactive), (found.DeviceId, found.Status));
        Assert.Equal([new DeviceModule("MCU", "1.0.3")], found.Modules);
        Assert.Equal(["groups", "marker"], found.AdditionalProperties.Keys);
    }

    [Fact]
    public async Task A_search_counts_devices()
    {
        _service.Answer(
            Of("POST", "/search/query-devices", """{"sql":"select count(*) from device where product_id = 'p'"}"""), Json(200, """{"count":1234567890123}"""));

        Assert.Equal(1_234_567_890_123, await Client.CountAsync(Search, Cancellation));
    }

    [Fact]
    public async Task An_answer_without_a_count_is_an_error()
    {
        _service.Answer(Of("POST", "/search/query-devices", """{"sql":"select count(*) from device"}"""), Json(200, """{"devices":[]}"""));

        await Assert.ThrowsAsync<IoTDATransportException>(() => Client.CountAsync(DeviceSearch.Everything, Cancellation));
    }

    [Theory]
    [InlineData(-1, 50, "Offset")]
    [InlineData(501, 50, "Offset")]
    [InlineData(0, 0, "Limit")]
    [InlineData(0, 51, "Limit")]
    public async Task What_a_search_cannot_reach_is_refused_with_words(int offset, int limit, string member)
    {
        var refused = await Assert.ThrowsAsync<RequestValidationException>(() => Client.SearchAsync(Search, offset, limit, Cancellation));

        Assert.Equal(member, Assert.Single(refused.Violations).Member);
        Assert.Equal(member == "Offset", refused.Message.Contains("reaches the first 550 matches", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_passes_between_two_searches_of_one_client_also_when_they_are_asked_for_at_once()
    {
        ManualTimeProvider clock = new();
        List<DateTimeOffset> sent = [];
        using StubHandler service = new(StubHandler.Answer(200, """{"count":1}""")) { OnAttempt = _ => sent.Add(clock.GetUtcNow()) };
        using IoTDAClient client = Clients.Of(service, clock);

        await clock.RunAsync(Task.WhenAll(Enumerable.Range(0, 3).Select(_ => client.DeviceSearch.CountAsync(Search, Cancellation))));
        await clock.RunAsync(client.DeviceSearch.CountAsync(Search, Cancellation));

        Assert.Equal([0, 1, 2, 3], sent.Select(time => (time - sent[0]).TotalSeconds));
        Assert.Equal([1, 1, 1], clock.Delays.Select(delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task The_second_begins_when_the_service_has_answered()
    {
        ManualTimeProvider clock = new();
        using StubHandler service = new(StubHandler.Answer(200, """{"count":1}""")) { OnAttempt = _ => clock.Advance(TimeSpan.FromSeconds(0.7)) };
        using IoTDAClient client = Clients.Of(service, clock);

        await clock.RunAsync(client.DeviceSearch.CountAsync(Search, Cancellation));
        await clock.RunAsync(client.DeviceSearch.CountAsync(Search, Cancellation));

        Assert.Equal([1], clock.Delays.Select(delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task A_search_that_waits_can_be_cancelled()
    {
        ManualTimeProvider clock = new();
        using StubHandler service = new(StubHandler.Answer(200, """{"count":1}"""));
        using IoTDAClient client = Clients.Of(service, clock);
        await client.DeviceSearch.CountAsync(Search, Cancellation);
        using CancellationTokenSource cancel = new();

        Task waiting = client.DeviceSearch.CountAsync(Search, cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(1, service.Attempts);
    }
}
