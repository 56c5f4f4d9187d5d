using System.Globalization;
using IoTDA.Sdk.BatchTasks.Messages;
using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk.BatchTasks.TaskTypes;

/// <summary>The documented limits of the documents.</summary>
internal static class DocumentRules
{
    private const int MaxServiceIdLength = 64;
    private const int MaxCommandNameLength = 128;
    private const int MaxPackageIdLength = 128;
    private const int MaxShadows = 5;

    // The reference says KB without saying of which kind: the larger reading refuses nothing that the service may take.
    private const int MaxShadowBytes = 10 * 1024;
    private const int MaxParasBytes = 32 * 1024;
    private static readonly TimeSpan MaxExpireTime = TimeSpan.FromSeconds(172_800);

    /// <summary>Collects everything that is wrong with a document.</summary>
    public static void Check(ref Violations violations, BatchTaskDocument? document, bool required)
    {
        switch (document)
        {
            case null when required:
                violations.Add("Document", "null", "a document");
                break;
            case UpgradeDocument upgrade:
                violations.Ids("Document.PackageIds", upgrade.PackageIds, int.MaxValue, MaxPackageIdLength);
                break;
            case CommandDocument command:
                Command(ref violations, command.ServiceId, command.CommandName, command.Paras is null);
                break;
            case AsyncCommandDocument command:
                AsyncCommand(ref violations, command);
                break;
            case MessageDocument message:
                MessageRules.Check(ref violations, message);
                break;
            case DeviceShadowDocument shadows:
                Shadows(ref violations, shadows);
                break;
        }
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

    private static void AsyncCommand(ref Violations violations, AsyncCommandDocument command)
    {
        Command(ref violations, command.ServiceId, command.CommandName, command.Paras is null);
        if (command.Paras is { } paras && JsonSize.Bytes(paras) is var size and > MaxParasBytes)
        {
            violations.Add("Document.Paras", string.Create(CultureInfo.InvariantCulture, $"{size} bytes"), "at most 32 KB as JSON");
        }

        violations.Span("Document.ExpireTime", command.ExpireTime, MaxExpireTime, TimeSpan.FromSeconds(1), "0 to 172,800 seconds, whole seconds");
    }

    private static void Shadows(ref Violations violations, DeviceShadowDocument document)
    {
        IReadOnlyList<DeviceShadow> shadows = document.Shadow ?? [];
        if (shadows.Count is < 1 or > MaxShadows)
        {
            violations.Add("Document.Shadow", string.Create(CultureInfo.InvariantCulture, $"{shadows.Count} services"), "1 to 5 services");
        }

        int size = 0;
        for (int i = 0; i < shadows.Count; i++)
        {
            DeviceShadow shadow = shadows[i];
            string member = string.Create(CultureInfo.InvariantCulture, $"Document.Shadow[{i}]");
            violations.Text(member + ".ServiceId", shadow.ServiceId, int.MaxValue);
            if (shadow.Desired is null)
            {
                violations.Add(member + ".Desired", "null", "a JSON object");
            }
            else
            {
                size += JsonSize.Bytes(shadow.Desired);
            }

            for (int earlier = 0; earlier < i; earlier++)
            {
                if (shadows[earlier].ServiceId == shadow.ServiceId)
                {
                    violations.Add(member + ".ServiceId", Violations.Show(shadow.ServiceId), "each service once");
                    break;
                }
            }
        }

        if (size > MaxShadowBytes)
        {
            violations.Add("Document.Shadow", string.Create(CultureInfo.InvariantCulture, $"{size} bytes"), "at most 10 KB of desired properties as JSON");
        }
    }
}
