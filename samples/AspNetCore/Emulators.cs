using IoTDA.Sdk.Emulator;

namespace AspNetCore;

/// <summary>Stands in for the two instances where no real ones are configured.</summary>
internal static class Emulators
{
    public static async Task StartAsync(ConfigurationManager configuration, params string[] instances)
    {
        foreach (string instance in instances)
        {
            // They live as long as the process.
            IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(new EmulatorOptions { Speed = 60 });
            configuration[$"IoTDA:{instance}:Endpoint"] = emulator.BaseAddress.ToString();
            configuration[$"IoTDA:{instance}:ProjectId"] = emulator.ProjectId;
            configuration[$"IoTDA:{instance}:Token"] = emulator.Token;
        }
    }
}
