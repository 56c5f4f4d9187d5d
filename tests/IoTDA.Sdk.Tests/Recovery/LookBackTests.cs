using System.Net;
using IoTDA.Sdk.Recovery;
using IoTDA.Sdk.Wire;

namespace IoTDA.Sdk.Tests.Recovery;

/// <summary>How far back the result of a call can lie, and how often and how long it is looked for.</summary>
public sealed class LookBackTests
{
    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(30, 900)]
    [InlineData(900, 900)]
    [InlineData(3_600, 3_600)]
    public void While_no_answer_has_told_the_services_time_at_least_a_quarter_of_an_hour_is_allowed_for(int skewSeconds, int backSeconds)
        => Assert.Equal(_clock.GetUtcNow() - TimeSpan.FromSeconds(backSeconds), Earliest(skewSeconds, new ServiceClock(_clock)));

    [Theory]
    [InlineData(0)]
    [InlineData(3_600)]
    [InlineData(-3_600)]
    public void An_answers_date_corrects_this_machines_clock(int aheadSeconds)
    {
        DateTimeOffset date = _clock.GetUtcNow() + TimeSpan.FromSeconds(aheadSeconds);

        Assert.Equal(date - TimeSpan.FromSeconds(30), Earliest(30, Observed(date)));
    }

    [Fact]
    public void The_time_that_a_call_has_taken_counts()
    {
        ServiceClock service = Observed(_clock.GetUtcNow() + TimeSpan.FromHours(2));
        LookBack lookBack = Of(new RecoveryOptions(), service);
        CallStart start = lookBack.Begin();
        DateTimeOffset before = lookBack.Earliest(start);

        _clock.Advance(TimeSpan.FromSeconds(50));

        Assert.Equal(before, lookBack.Earliest(start));
    }

    [Theory]
    [InlineData(504, 3_600, "an error may be a gateway's")]
    [InlineData(200, 86_400, "a day off is no clock")]
    [InlineData(200, 251_000_000_000, "the year 9999 is no clock")]
    public void A_date_that_need_not_be_the_services_is_not_taken(int status, long aheadSeconds, string why)
    {
        DateTimeOffset date = aheadSeconds > 1_000_000 ? new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero) : _clock.GetUtcNow() + TimeSpan.FromSeconds(aheadSeconds);

        Assert.True(Observed(date, status).Known is null, why);
    }

    [Theory]
    [InlineData(0, new double[0])]
    [InlineData(1, new[] { 1.0 })]
    [InlineData(18, new[] { 1.0, 2, 5, 10 })]
    [InlineData(30, new[] { 1.0, 2, 5, 10, 12 })]
    [InlineData(60, new[] { 1.0, 2, 5, 10, 20, 22 })]
    public async Task What_is_not_there_is_looked_for_again_after_growing_waits_up_to_the_settling_time(int settlingSeconds, double[] waits)
    {
        int looks = 0;
        RecoveryOptions options = new() { SettlingTime = TimeSpan.FromSeconds(settlingSeconds), Timeout = TimeSpan.FromHours(1) };
        LookBack lookBack = Of(options, new ServiceClock(_clock));

        string? found = await _clock.RunAsync(lookBack.FindAsync("A", lookBack.Begin(), Look, Cancellation));

        Assert.Null(found);
        Assert.Equal(waits.Length + 1, looks);
        Assert.Equal(waits, _clock.Delays.Select(delay => delay.TotalSeconds));

        Task<string?> Look(CancellationToken cancellationToken)
        {
            looks++;
            return Task.FromResult<string?>(null);
        }
    }

    [Theory]
    [InlineData(60, 100, 0, 60)]
    [InlineData(60, 100, 70, 30)]
    [InlineData(60, 100, 100, 0)]
    public async Task Looking_ends_with_its_own_time_or_with_that_of_the_call(int timeout, int total, int used, int expectedSeconds)
    {
        RecoveryOptions options = new() { Timeout = TimeSpan.FromSeconds(timeout) };
        LookBack lookBack = new(options, TimeSpan.FromSeconds(total), new ServiceClock(_clock), _clock);
        CallStart start = lookBack.Begin();
        _clock.Advance(TimeSpan.FromSeconds(used));
        DateTimeOffset begun = _clock.GetUtcNow();
        Task<string?> looking = lookBack.FindAsync<string>("ListBatchTasks", start, LookForEver, Cancellation);

        _clock.Advance(TimeSpan.FromSeconds(Math.Max(expectedSeconds - 1, 0)));
        Assert.Equal(expectedSeconds == 0, looking.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => looking.Soon());
        Assert.True(failure.MayHaveExecuted);
        Assert.Contains("ran out of the time that the options allow", failure.Message, StringComparison.Ordinal);

        static async Task<string?> LookForEver(CancellationToken cancellationToken)
        {
            TaskCompletionSource<string?> never = new();
            return await never.Task.WaitAsync(cancellationToken);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3_600)]
    [InlineData(-3_600)]
    public void While_the_services_time_is_unknown_a_clock_that_is_set_only_widens_the_window(int bySeconds)
    {
        SetClock machine = new(_clock);
        LookBack lookBack = new(new RecoveryOptions(), TimeSpan.FromHours(2), new ServiceClock(machine), machine);
        CallStart start = lookBack.Begin();

        machine.By = TimeSpan.FromSeconds(bySeconds);
        _clock.Advance(TimeSpan.FromSeconds(50));

        Assert.Equal(start.Time + TimeSpan.FromSeconds(Math.Min(bySeconds, 0)) - TimeSpan.FromMinutes(15), lookBack.Earliest(start));
    }

    [Fact]
    public async Task A_cancellation_that_is_neither_the_caller_s_nor_that_of_the_time_stays_as_it_is()
    {
        OperationCanceledException thrown = new("somebody else's");
        LookBack lookBack = Of(new RecoveryOptions(), new ServiceClock(_clock));

        Task<string> looking = lookBack.LookAsync<string>("ListBatchTasks", lookBack.Begin(), _ => throw thrown, Cancellation);

        Assert.Same(thrown, await Assert.ThrowsAsync<OperationCanceledException>(() => looking));
    }

    [Fact]
    public async Task A_caller_who_cancels_a_look_gets_its_own_token_back()
    {
        using CancellationTokenSource cancel = new();
        LookBack lookBack = Of(new RecoveryOptions(), new ServiceClock(_clock));
        Task<string?> looking = lookBack.FindAsync<string>("ListBatchTasks", lookBack.Begin(), static _ => Task.FromResult<string?>(null), cancel.Token);

        await cancel.CancelAsync();

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => looking.Soon());
        Assert.Equal(cancel.Token, cancelled.CancellationToken);
    }

    private ServiceClock Observed(DateTimeOffset date, int status = 200)
    {
        ServiceClock service = new(_clock);
        using HttpResponseMessage answer = new((HttpStatusCode)status);
        answer.Headers.Date = date;
        service.Observe(answer);
        return service;
    }

    private LookBack Of(RecoveryOptions options, ServiceClock service) => new(options, TimeSpan.FromHours(2), service, _clock);

    private DateTimeOffset Earliest(int skewSeconds, ServiceClock service)
    {
        LookBack lookBack = Of(new RecoveryOptions { ClockSkew = TimeSpan.FromSeconds(skewSeconds) }, service);
        return lookBack.Earliest(lookBack.Begin());
    }
}
