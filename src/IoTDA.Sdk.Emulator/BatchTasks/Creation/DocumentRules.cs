using System.Text.Json;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.BatchTasks.Creation;

/// <summary>The limits of <c>document</c> by task type. Types that are not named take any object.</summary>
internal static class DocumentRules
{
    private const string Path = "document";
    private const int MaxParasBytes = 32 * 1024;

    public static void Check(string taskType, JsonElement document)
    {
        switch (taskType)
        {
            case "softwareUpgrade" or "firmwareUpgrade" or "moduleUpgrade":
                CheckUpgrade(document);
                break;
            case "createCommands":
                CheckCommand(new RequestObject(document, Path, "service_id", "command_name", "paras"))
                    .Required("paras", JsonValueKind.Object);
                break;
            case "createAsyncCommands":
                CheckAsyncCommand(document);
                break;
            case "createMessages":
                MessageDocumentRules.Check(document);
                break;
            case "updateDeviceShadows":
                ShadowDocumentRules.Check(document);
                break;
        }
    }

    // The pages contradict each other on the key; both are taken, one of them is needed.
    private static void CheckUpgrade(JsonElement element)
    {
        RequestObject document = new(element, Path, "package_id", "package_ids");
        string? packageId = document.Text("package_id", int.MaxValue);
        JsonElement? packageIds = document.Optional("package_ids", JsonValueKind.Array);
        if (packageId is null == packageIds is null)
        {
            throw RequestRefusedException.InvalidInput("The member 'document' must have either package_id or package_ids.");
        }

        if (packageIds is { } ids
            && (ids.GetArrayLength() == 0
                || ids.EnumerateArray().Any(id => id.ValueKind != JsonValueKind.String || string.IsNullOrEmpty(id.GetString()))))
        {
            throw RequestRefusedException.InvalidInput("The member 'document.package_ids' must be an array of package ids.");
        }
    }

    private static RequestObject CheckCommand(RequestObject document)
    {
        document.Text("service_id", 64);
        document.Text("command_name", 128);
        return document;
    }

    private static void CheckAsyncCommand(JsonElement element)
    {
        RequestObject document = CheckCommand(
            new RequestObject(element, Path, "service_id", "command_name", "paras", "expire_time", "send_strategy"));
        document.Number("expire_time", 0, 172_800);
        document.OneOf("send_strategy", "immediately", "delay");
        if (document.Optional("paras", JsonValueKind.Object) is { } paras && CompactJson.ByteCount(paras) > MaxParasBytes)
        {
            throw RequestRefusedException.InvalidInput("The member 'document.paras' has more than 32 KB.");
        }
    }
}
