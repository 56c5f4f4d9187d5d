namespace IoTDA.Sdk.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_the_agreed_one()
    {
        if (ApprovedText.Check(typeof(IoTDAClient).Assembly, "IoTDA.Sdk.Tests") is { } changes)
        {
            Assert.Fail(changes);
        }
    }
}
