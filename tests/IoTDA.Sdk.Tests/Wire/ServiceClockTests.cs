using System.Net;
using IoTDA.Sdk.Wire;

namespace IoTDA.Sdk.Tests.Wire;

/// <summary>The service's time, by what its answers say and this machine's timestamps.</summary>
public sealed class ServiceClockTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void An_answer_is_believed_for_half_a_minute_before_another_is_looked_at()
    {
        ServiceClock service = new(_clock);
        DateTimeOffset first = _clock.GetUtcNow() + TimeSpan.FromHours(1);
        Observe(service, first);

        _clock.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromTicks(1));
        Observe(service, first + TimeSpan.FromHours(1));
        Assert.Equal(first + TimeSpan.FromSeconds(30) - TimeSpan.FromTicks(1), service.Known);

        _clock.Advance(TimeSpan.FromTicks(1));
        Observe(service, first + TimeSpan.FromHours(2));
        Assert.Equal(first + TimeSpan.FromHours(2), service.Known);
    }

    [Theory]
    [InlineData(3_600)]
    [InlineData(-3_600)]
    [InlineData(10_000_000)]
    public void A_clock_that_is_set_does_not_move_it(int bySeconds)
    {
        SetClock machine = new(_clock);
        ServiceClock service = new(machine);
        DateTimeOffset date = _clock.GetUtcNow() + TimeSpan.FromMinutes(7);
        Observe(service, date);

        machine.By = TimeSpan.FromSeconds(bySeconds);
        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(date + TimeSpan.FromSeconds(5), service.Now);
    }

    [Fact]
    public void Until_an_answer_has_told_it_is_this_machine_s_time()
    {
        ServiceClock service = new(_clock);
        using HttpResponseMessage undated = new(HttpStatusCode.OK);
        service.Observe(undated);

        Assert.Equal((null, _clock.GetUtcNow()), (service.Known, service.Now));
    }

    private static void Observe(ServiceClock service, DateTimeOffset date)
    {
        using HttpResponseMessage response = new(HttpStatusCode.OK);
        response.Headers.Date = date;
        service.Observe(response);
    }
}
