using System.Text.Json;
using IoTDA.Sdk.Emulator.BatchTasks.Execution;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.BatchTasks.Creation;

/// <summary>
/// Reads from a document that was checked what matters for its delivery. Upgrades wait 25 hours for a device that is offline; commands
/// not at all; asynchronous commands until they expire, unless they are to be sent immediately; messages for their time to live.
/// </summary>
internal static class DeliveryReader
{
    private static readonly TimeSpan UpgradePatience = TimeSpan.FromHours(25);

    public static TaskDelivery Read(RequestObject body, string taskType)
    {
        if (body.Optional("document", JsonValueKind.Object) is not { } document)
        {
            return TaskDelivery.None;
        }

        return taskType switch
        {
            "softwareUpgrade" or "firmwareUpgrade" or "moduleUpgrade" => new(PackageIds(document), UpgradePatience),
            "createAsyncCommands" => new([], AsyncPatience(document)),
            "createMessages" => new([], MessagePatience(document)),
            _ => TaskDelivery.None,
        };
    }

    private static IReadOnlyList<string> PackageIds(JsonElement document)
        => document.TryGetProperty("package_ids", out JsonElement ids) && ids.ValueKind == JsonValueKind.Array
            ? [.. ids.EnumerateArray().Select(id => id.GetString()!)]
            : [document.GetProperty("package_id").GetString()!];

    private static TimeSpan? AsyncPatience(JsonElement document)
    {
        bool immediately = document.TryGetProperty("send_strategy", out JsonElement strategy) && strategy.ValueKind == JsonValueKind.String && strategy.ValueEquals("immediately");
        int seconds = Number(document, "expire_time") ?? 0;
        return immediately ? null : seconds == 0 ? TimeSpan.FromHours(24) : TimeSpan.FromSeconds(seconds);
    }

    private static TimeSpan? MessagePatience(JsonElement document)
    {
        int minutes = Number(document, "ttl") ?? 1440;
        return minutes == 0 ? null : TimeSpan.FromMinutes(minutes);
    }

    private static int? Number(JsonElement document, string member)
        => document.TryGetProperty(member, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;
}
