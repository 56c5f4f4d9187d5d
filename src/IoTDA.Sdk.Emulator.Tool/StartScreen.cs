using System.Reflection;
using System.Text;

namespace IoTDA.Sdk.Emulator.Tool;

/// <summary>What the program says when it listens: everything that a client needs, and a first request to try.</summary>
internal static class StartScreen
{
    private static string Version { get; } =
        typeof(StartScreen).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "?";

    public static string Of(IoTDAEmulator emulator, EmulatorOptions options)
    {
        StringBuilder text = new();
        text.AppendLine($"IoTDA emulator {Version}: the batch tasks of IoTDA (v5), in memory.");
        text.AppendLine();
        Row("Base address", emulator.BaseAddress.ToString());
        Row("Project id", emulator.ProjectId);
        if (emulator.InstanceId is { } instanceId)
        {
            Row("Instance id", instanceId);
        }

        Row("Token", emulator.Token);
        if (options.Users.Count > 0)
        {
            Row("Log in at", $"{emulator.BaseAddress}v3/auth/tokens as {string.Join(", ", options.Users.Select(user => $"{user.DomainName}/{user.Name}"))}");
        }

        if (options.AccessKeys.Count > 0)
        {
            Row("Access keys", string.Join(", ", options.AccessKeys));
        }

        string key = emulator.ControlKey is { } controlKey ? $"?key={controlKey}" : string.Empty;
        if (emulator.ControlKey is not null)
        {
            Row("Control key", emulator.ControlKey);
        }

        text.AppendLine();
        text.AppendLine("Try it:");
        string instanceHeader = emulator.InstanceId is { } id ? $" -H 'Instance-Id: {id}'" : string.Empty;
        text.AppendLine($"  curl -H 'X-Auth-Token: {emulator.Token}'{instanceHeader} \\");
        text.AppendLine($"    '{emulator.BaseAddress}v5/iot/{emulator.ProjectId}/batchtasks?task_type=softwareUpgrade'");
        text.AppendLine();
        text.AppendLine($"The state is shown at {emulator.BaseAddress}{key} and forgotten by POST {emulator.BaseAddress}emulator/reset{key}.");
        text.AppendLine($"Every control route is described at {emulator.BaseAddress}emulator/openapi.json.");
        text.AppendLine("Ctrl+C ends it.");
        return text.ToString();

        void Row(string name, string value) => text.AppendLine($"  {name,-12}  {value}");
    }
}
