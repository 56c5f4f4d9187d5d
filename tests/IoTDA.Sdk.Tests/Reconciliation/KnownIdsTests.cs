using IoTDA.Sdk.Recovery;

namespace IoTDA.Sdk.Tests.Reconciliation;

public sealed class KnownIdsTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void An_id_belongs_to_one_caller()
    {
        ClaimedIds known = new(_clock);

        Assert.True(known.TryClaim("6b03"));
        Assert.False(known.TryClaim("6b03"));
        Assert.True(known.Contains("6b03"));
        Assert.False(known.Contains("6b04"));
    }

    [Fact]
    public void An_id_is_forgotten_after_two_hours_so_that_a_client_does_not_grow()
    {
        ClaimedIds known = new(_clock);
        known.TryClaim("old");
        _clock.Advance(TimeSpan.FromHours(1));
        known.TryClaim("young");
        _clock.Advance(TimeSpan.FromHours(1));
        known.TryClaim("on the edge");
        Assert.True(known.Contains("old"));
        _clock.Advance(TimeSpan.FromTicks(1));

        known.TryClaim("new");

        Assert.False(known.Contains("old"));
        Assert.True(known.Contains("young"));
    }

    [Fact]
    public void A_name_is_under_way_until_its_last_call_has_left()
    {
        ClaimedIds known = new(_clock);
        known.Enter("Nightly");
        known.Enter("Nightly");
        known.Leave("Nightly");
        Assert.True(known.IsUnderWay("Nightly"));

        known.Leave("Nightly");

        Assert.False(known.IsUnderWay("Nightly"));
    }
}
