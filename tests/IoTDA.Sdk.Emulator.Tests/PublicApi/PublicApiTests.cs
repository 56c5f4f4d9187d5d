using IoTDA.Sdk.Tests.PublicApi;

namespace IoTDA.Sdk.Emulator.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_the_agreed_one()
    {
        if (ApprovedText.Check(typeof(IoTDAEmulator).Assembly, "IoTDA.Sdk.Emulator.Tests") is { } changes)
        {
            Assert.Fail(changes);
        }
    }
}
