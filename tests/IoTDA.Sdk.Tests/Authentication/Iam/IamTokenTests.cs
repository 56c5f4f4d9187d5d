using IoTDA.Sdk.Authentication.Iam;

namespace IoTDA.Sdk.Tests.Authentication.Iam;

public sealed class IamTokenTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 20, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1440, 30, 1410)]
    [InlineData(60, 30, 30)]
    [InlineData(40, 30, 20)]
    [InlineData(1440, 0, 1440)]
    [InlineData(1500, 0, 1500)]
    public void A_token_is_renewed_its_margin_before_its_end_and_not_before_half_of_its_life(int lifeMinutes, int marginMinutes, int renewalMinutes)
    {
        var facts = new IamTokenFacts(Now + TimeSpan.FromMinutes(lifeMinutes), Now);

        IamToken token = IamToken.Issued("MII", facts, Now, TimeSpan.FromMinutes(marginMinutes));

        Assert.Equal(Now + TimeSpan.FromMinutes(lifeMinutes), token.ExpiresAt);
        Assert.Equal(Now + TimeSpan.FromMinutes(renewalMinutes), token.RenewAt);

        IamToken? cached = IamToken.FromCacheText(token.ToCacheText("key"), "key", Now);
        Assert.Equal((token.Value, token.ExpiresAt, token.RenewAt), (cached?.Value, cached?.ExpiresAt, cached?.RenewAt));
    }
}
