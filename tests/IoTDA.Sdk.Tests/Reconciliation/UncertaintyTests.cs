using IoTDA.Sdk.Recovery;
using IoTDA.Sdk.Wire;

namespace IoTDA.Sdk.Tests.Reconciliation;

/// <summary>How far back the result of a call can lie, by the service's clock.</summary>
public sealed class UncertaintyTests
{
    private readonly ManualTimeProvider _clock = new();

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
        ServiceClock service = new(_clock);
        using HttpResponseMessage answer = new();
        answer.Headers.Date = _clock.GetUtcNow() + TimeSpan.FromSeconds(aheadSeconds);

        service.Observe(answer.Headers);

        Assert.Equal(_clock.GetUtcNow() + TimeSpan.FromSeconds(aheadSeconds - 30), Earliest(30, service));
    }

    private DateTimeOffset Earliest(int skewSeconds, ServiceClock service)
    {
        RecoveryOptions options = new() { ClockSkew = TimeSpan.FromSeconds(skewSeconds) };
        LookBack uncertainty = new(options, service, _clock);
        return uncertainty.Earliest(uncertainty.Now);
    }
}
