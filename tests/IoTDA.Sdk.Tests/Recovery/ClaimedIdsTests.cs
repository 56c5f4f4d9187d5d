using IoTDA.Sdk.Recovery;

namespace IoTDA.Sdk.Tests.Recovery;

public sealed class ClaimedIdsTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void An_id_belongs_to_one_caller()
    {
        ClaimedIds claimed = new(_clock);

        Assert.True(claimed.TryClaim("6b03"));
        Assert.False(claimed.TryClaim("6b03"));
        Assert.True(claimed.Contains("6b03"));
        Assert.False(claimed.Contains("6b04"));
    }

    [Fact]
    public void An_id_is_forgotten_after_two_hours_so_that_a_client_does_not_grow()
    {
        ClaimedIds claimed = new(_clock);
        claimed.TryClaim("old");
        _clock.Advance(TimeSpan.FromHours(1));
        claimed.TryClaim("young");
        _clock.Advance(TimeSpan.FromHours(1));
        claimed.TryClaim("on the edge");
        Assert.True(claimed.Contains("old"));
        _clock.Advance(TimeSpan.FromTicks(1));

        claimed.TryClaim("new");

        Assert.False(claimed.Contains("old"));
        Assert.True(claimed.Contains("young"));
    }

    [Fact]
    public void A_name_is_under_way_until_its_last_call_has_left()
    {
        ClaimedIds claimed = new(_clock);
        claimed.Enter("Nightly");
        claimed.Enter("Nightly");
        claimed.Leave("Nightly", null);
        Assert.True(claimed.IsUnderWay("Nightly"));

        claimed.Leave("Nightly", null);

        Assert.False(claimed.IsUnderWay("Nightly"));
    }

    [Fact]
    public void A_call_that_leaves_with_an_id_has_claimed_it()
    {
        ClaimedIds claimed = new(_clock);
        claimed.Enter("Nightly");

        claimed.Leave("Nightly", "known");

        Assert.False(claimed.IsUnderWay("Nightly"));
        Assert.False(claimed.TryClaim("known"));
    }
}
