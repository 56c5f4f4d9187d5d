using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk.BatchTasks.Commands;

/// <summary>The documented limits of commands.</summary>
internal static class CommandRules
{
    private const int MaxServiceIdLength = 64;
    private const int MaxCommandNameLength = 128;

    // The reference says KB without saying of which kind: the larger reading refuses nothing that the service may take.
    private const int MaxParasBytes = 32 * 1024;
    private static readonly TimeSpan MaxExpireTime = TimeSpan.FromSeconds(172_800);

    public static void Check(ref Violations violations, CommandDocument command)
    {
        Command(ref violations, command.ServiceId, command.CommandName, command.Paras is null);
        violations.Json("Document.Paras", command.Paras);
    }

    public static void Check(ref Violations violations, AsyncCommandDocument command)
    {
        Command(ref violations, command.ServiceId, command.CommandName, command.Paras is null);
        violations.Json("Document.Paras", command.Paras, MaxParasBytes, "at most 32 KB as JSON");

        violations.Span("Document.ExpireTime", command.ExpireTime, MaxExpireTime, TimeSpan.FromSeconds(1), "0 to 172,800 seconds, whole seconds");
    }

    private static void Command(ref Violations violations, string? serviceId, string? commandName, bool parasMissing)
    {
        violations.OptionalText("Document.ServiceId", serviceId, MaxServiceIdLength);
        violations.OptionalText("Document.CommandName", commandName, MaxCommandNameLength);
        if (parasMissing)
        {
            violations.Add("Document.Paras", "null", "a JSON object");
        }
    }
}
