using System.Text.Json;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.BatchTasks.Creation;

/// <summary>The limits of an <c>updateDeviceShadows</c> document. A KB is taken as 1,024 bytes: the reference does not say.</summary>
internal static class ShadowDocumentRules
{
    private const int MaxServices = 5;
    private const int MaxBytes = 10 * 1024;

    public static void Check(RequestObject body, JsonElement element)
    {
        JsonElement services = body.Open(element, "document", "shadow").Required("shadow", JsonValueKind.Array);
        if (services.GetArrayLength() is 0 or > MaxServices)
        {
            throw RequestRefusedException.InvalidInput($"The member 'document.shadow' must have 1 to {MaxServices} entries.");
        }

        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (JsonElement item in services.EnumerateArray())
        {
            RequestObject service = body.Open(item, "document.shadow", "service_id", "desired", "version");
            string id = service.RequiredText("service_id", int.MaxValue);
            service.Required("desired", JsonValueKind.Object);
            if (service.Optional("version", JsonValueKind.Number) is { } version && !version.TryGetInt64(out _))
            {
                throw RequestRefusedException.InvalidInput("The member 'document.shadow.version' must be a whole number.");
            }

            if (!ids.Add(id))
            {
                throw RequestRefusedException.InvalidInput($"The service_id '{id}' is in 'document.shadow' more than once.");
            }
        }

        if (CompactJson.ByteCount(element) > MaxBytes)
        {
            throw RequestRefusedException.InvalidInput("The member 'document' has more than 10 KB.");
        }
    }
}
