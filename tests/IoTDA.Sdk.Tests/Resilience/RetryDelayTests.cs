using System.Globalization;
using FsCheck.Fluent;
using IoTDA.Sdk.Pipeline.Resilience;
using IoTDA.Sdk.Wire;

namespace IoTDA.Sdk.Tests.Resilience;

/// <summary>How long the client waits between two attempts.</summary>
public sealed class RetryDelayTests
{
    private const string Gateway = "The throttling threshold has been reached: policy user over ratelimit,limit:60,time:";

    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(503, new[] { 0.6, 1.2, 2.4 })]
    [InlineData(429, new[] { 1.5, 3, 6 })]
    public async Task Delays_double_on_a_curve_of_their_own_for_throttling(int status, double[] delays)
    {
        await FailAsync(StubHandler.Answer(status));

        Assert.Equal(delays, Delays);
    }

    [Fact]
    public void Any_delay_lies_between_half_and_all_of_its_point_on_the_curve()
        => Law.Holds(Gen.Choose(0, 40).Zip(Gen.Choose(-500, 1500)), given =>
        {
            (int retry, int permille) = given;
            ResilienceOptions options = new() { Randomizer = () => permille / 1000.0 };

            ServiceClock clock = new(_clock);

            AssertBetween(RetryDelay.Next(options, FailureKind.Ambiguous, retry, null, clock), Math.Min(0.8 * Math.Pow(2, retry), 15));
            AssertBetween(RetryDelay.Next(options, FailureKind.NotExecuted, retry, null, clock), Math.Min(0.8 * Math.Pow(2, retry), 15));
            AssertBetween(RetryDelay.Next(options, FailureKind.Throttled, retry, null, clock), Math.Min(2 * Math.Pow(2, retry), 60));
        });

    [Fact]
    public void The_default_source_of_randomness_stays_within_its_bounds_and_varies()
    {
        ResilienceOptions options = new();
        double[] numbers = [.. Enumerable.Range(0, 1_000).Select(_ => options.Randomizer())];

        Assert.All(numbers, number => Assert.InRange(number, 0, 0.9999999999));
        Assert.True(numbers.Distinct().Count() > 900);
    }

    [Theory]
    [InlineData(503, "7", new[] { 7.4, 7.4, 7.4 })]
    [InlineData(429, "7", new[] { 8.0, 8, 8 })]
    [InlineData(429, "2", new[] { 3.0, 3, 6 })]
    [InlineData(429, "0", new[] { 1.5, 3, 6 })]
    [InlineData(503, "0", new[] { 0.6, 1.2, 2.4 })]
    [InlineData(503, "soon", new[] { 0.6, 1.2, 2.4 })]
    [InlineData(503, "-5", new[] { 0.6, 1.2, 2.4 })]
    [InlineData(429, "99999999999999999999", new[] { 1.5, 3, 6 })]
    public async Task The_service_s_retry_after_is_waited_with_a_random_part_on_top_and_never_less_than_the_curve(int status, string value, double[] delays)
    {
        StubHandler service = await FailAsync(StubHandler.Answer(status, "{}", ("Retry-After", value)));

        Assert.Equal(delays, Delays);
        Assert.Equal(4, service.Attempts);
    }

    [Theory]
    [InlineData(20, 0, 21)]
    [InlineData(20, 3600, 21)]
    [InlineData(20, -3600, 21)]
    [InlineData(-3600, 0, 1.5)]
    [InlineData(-5, 3600, 1.5)]
    public async Task A_date_is_a_time_to_wait_for_by_the_service_s_clock_and_one_in_the_past_is_the_curve_s_delay(int seconds, int ahead, double delay)
    {
        DateTimeOffset service = _clock.GetUtcNow() + TimeSpan.FromSeconds(ahead);
        string now = service.ToString("R", CultureInfo.InvariantCulture);
        string date = (service + TimeSpan.FromSeconds(seconds)).ToString("R", CultureInfo.InvariantCulture);

        await RunAsync(StubHandler.Answer(429, "{}", ("Retry-After", date), ("Date", now)), StubHandler.Answer(204));

        Assert.Equal([delay], Delays);
    }

    [Fact]
    public async Task A_date_is_read_by_the_last_known_clock_of_the_service_where_the_answer_has_none()
    {
        string now = _clock.GetUtcNow().AddHours(1).ToString("R", CultureInfo.InvariantCulture);
        string date = _clock.GetUtcNow().AddHours(1).AddSeconds(20).ToString("R", CultureInfo.InvariantCulture);
        using StubHandler service = new(
            StubHandler.Answer(204, "", ("Date", now)), StubHandler.Answer(429, "{}", ("Retry-After", date)), StubHandler.Answer(204));
        using IoTDAClient client = Clients.Of(service, _clock);

        await client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);
        await _clock.RunAsync(client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation));

        Assert.Equal([21], Delays);
    }

    [Fact]
    public async Task Callers_who_were_throttled_together_do_not_return_together()
    {
        using StubHandler service = new([.. Enumerable.Repeat(StubHandler.Answer(429, "{}", ("Retry-After", "5")), 64), StubHandler.Answer(204)]);
        using IoTDAClient client = Clients.Of(service, _clock, options => options.Resilience.Randomizer = new ResilienceOptions().Randomizer);

        await _clock.RunAsync(Task.WhenAll(Enumerable.Range(0, 64).Select(_ => client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation))));

        Assert.Equal(64, _clock.Delays.Count);
        Assert.All(Delays, delay => Assert.InRange(delay, 5, 7));
        Assert.True(Delays.Max() - Delays.Min() > 1, $"from {Delays.Min()} to {Delays.Max()}");
    }

    [Theory]
    [InlineData("315360000", 315_360_000)]
    [InlineData("100", 100)]
    public async Task A_wait_beyond_the_time_that_is_left_fails_at_once_and_is_on_the_exception(string value, int seconds)
    {
        using StubHandler service = new(StubHandler.Answer(429, "{}", ("Retry-After", value)));
        using IoTDAClient client = Clients.Of(service, _clock);

        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(() => client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation));

        Assert.Equal((1, TimeSpan.FromSeconds(seconds)), (service.Attempts, failure.RetryAfter));
        Assert.Contains($"The service asks to wait {seconds} s.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_in_ten_years_fails_at_once_too()
    {
        string date = _clock.GetUtcNow().AddYears(10).ToString("R", CultureInfo.InvariantCulture);
        using StubHandler service = new(StubHandler.Answer(503, "{}", ("Retry-After", date)));
        using IoTDAClient client = Clients.Of(service, _clock);

        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(() => client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation));

        Assert.Equal((1, _clock.GetUtcNow().AddYears(10) - _clock.GetUtcNow()), (service.Attempts, failure.RetryAfter));
    }

    [Theory]
    [InlineData("1 minute", 61)]
    [InlineData("10 second", 11)]
    [InlineData("1 second", 2)]
    [InlineData("5 hour", 61)]
    [InlineData("a while", 1.5)]
    public async Task The_gateway_s_period_is_waited_for_up_to_the_longest_delay_with_a_random_part_on_top(string period, double delay)
    {
        await RunAsync(
            StubHandler.Answer(429, $$"""{"error_code":"APIGW.0308","error_msg":"{{Gateway}}{{period}}"}"""), StubHandler.Answer(204));

        Assert.Equal([delay], Delays);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("time:1 minute", 60)]
    [InlineData("TIME: 2 Minute", 120)]
    [InlineData("time:30 second", 30)]
    [InlineData("time:5 hour", 18_000)]
    [InlineData("limit:1,time:1 day", 86_400)]
    [InlineData("time:1234567 minute", null)]
    [InlineData("time:one minute", null)]
    public void The_period_is_read_out_of_the_gateway_s_words(string? words, int? seconds)
        => Assert.Equal(seconds is { } known ? TimeSpan.FromSeconds(known) : null, ThrottlingWindow.Parse(words));

    private IEnumerable<double> Delays => _clock.Delays.Select(delay => delay.TotalSeconds);

    private static void AssertBetween(TimeSpan delay, double full) => Assert.InRange(delay.TotalSeconds, (full / 2) - 0.000001, full + 0.000001);

    private async Task<StubHandler> FailAsync(Func<HttpResponseMessage> answer)
    {
        StubHandler service = new(answer);
        using IoTDAClient client = Clients.Of(service, _clock);
        await Assert.ThrowsAsync<IoTDAServiceException>(() => _clock.RunAsync(client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation)));
        return service;
    }

    private async Task RunAsync(params Func<HttpResponseMessage>[] answers)
    {
        using StubHandler service = new(answers);
        using IoTDAClient client = Clients.Of(service, _clock);
        await _clock.RunAsync(client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation));
        Assert.Equal(answers.Length, service.Attempts);
    }
}
