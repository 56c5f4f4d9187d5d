using System.Text.Json;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.BatchTasks.Creation;

/// <summary>The limits of <c>document</c> by task type. Types that are not named take any object.</summary>
internal static class DocumentRules
{
    private const string Path = "document";
    private const int MaxParasBytes = 32 * 1024;

    public static void Check(string taskType, RequestObject body, JsonElement document)
    {
        switch (taskType)
        {
            case "softwareUpgrade" or "firmwareUpgrade":
                CheckUpgrade(body.Open(document, Path, "package_id", "package_ids"));
                break;
            case "moduleUpgrade":
                CheckPackageIds(body.Open(document, Path, "package_ids").Required("package_ids", JsonValueKind.Array));
                break;
            case "createCommands":
                CheckCommand(body.Open(document, Path, "service_id", "command_name", "paras"))
                    .Required("paras", JsonValueKind.Object);
                break;
            case "createAsyncCommands":
                CheckAsyncCommand(CheckCommand(
                    body.Open(document, Path, "service_id", "command_name", "paras", "expire_time", "send_strategy")));
                break;
            case "createMessages":
                MessageDocumentRules.Check(body, document);
                break;
            case "updateDeviceShadows":
                ShadowDocumentRules.Check(body, document);
                break;
        }
    }

    // The pages contradict each other on the key; both are taken, one of them is needed.
    private static void CheckUpgrade(RequestObject document)
    {
        string? packageId = document.Text("package_id", int.MaxValue);
        JsonElement? packageIds = document.Optional("package_ids", JsonValueKind.Array);
        if (packageId is null == packageIds is null)
        {
            throw RequestRefusedException.InvalidInput("The member 'document' must have either package_id or package_ids.");
        }

        if (packageIds is { } ids)
        {
            CheckPackageIds(ids);
        }
    }

    private static void CheckPackageIds(JsonElement ids)
    {
        if (ids.GetArrayLength() == 0
            || ids.EnumerateArray().Any(id => id.ValueKind != JsonValueKind.String || string.IsNullOrEmpty(id.GetString())))
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

    private static void CheckAsyncCommand(RequestObject document)
    {
        document.Number("expire_time", 0, 172_800);
        document.OneOf("send_strategy", "immediately", "delay");
        if (document.Optional("paras", JsonValueKind.Object) is { } paras && CompactJson.ByteCount(paras) > MaxParasBytes)
        {
            throw RequestRefusedException.InvalidInput("The member 'document.paras' has more than 32 KB.");
        }
    }
}
