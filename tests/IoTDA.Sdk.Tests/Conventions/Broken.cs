namespace IoTDA.Sdk.Tests.Conventions;

/// <summary>Fails a test with everything that breaks a convention, each with what to do about it.</summary>
internal static class Broken
{
    public static void None(IEnumerable<string> messages)
    {
        string[] all = [.. messages];
        if (all.Length > 0)
        {
            Assert.Fail($"{all.Length} broken:\n{string.Join('\n', all)}");
        }
    }
}
