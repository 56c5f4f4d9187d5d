using System.Globalization;
using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk.BatchTasks.Shadows;

/// <summary>The documented limits of desired properties.</summary>
internal static class ShadowRules
{
    private const int MaxShadows = 5;

    // The reference says KB without saying of which kind: the larger reading refuses nothing that the service may take.
    private const int MaxShadowBytes = 10 * 1024;

    public static void Check(ref Violations violations, DeviceShadowDocument document)
    {
        IReadOnlyList<DeviceShadow> shadows = document.Shadow ?? [];
        if (shadows.Count is < 1 or > MaxShadows)
        {
            violations.Add("Document.Shadow", string.Create(CultureInfo.InvariantCulture, $"{shadows.Count} services"), "1 to 5 services");
        }

        int size = 0;
        for (int i = 0; i < shadows.Count; i++)
        {
            string member = string.Create(CultureInfo.InvariantCulture, $"Document.Shadow[{i}]");
            if (shadows[i] is not { } shadow)
            {
                violations.Add(member, "null", "a service's desired properties");
                continue;
            }

            violations.Text(member + ".ServiceId", shadow.ServiceId, int.MaxValue);
            if (shadow.Desired is null)
            {
                violations.Add(member + ".Desired", "null", "a JSON object");
            }
            else
            {
                size += violations.Measure(member + ".Desired", shadow.Desired, static json => JsonSize.Bytes(json));
            }

            for (int earlier = 0; earlier < i; earlier++)
            {
                if (shadows[earlier]?.ServiceId == shadow.ServiceId)
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
