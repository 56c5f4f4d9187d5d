using System.Globalization;
using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk.BatchTasks.Messages;

/// <summary>The documented limits of a message.</summary>
internal static class MessageRules
{
    private const int MaxMessageIdLength = 100;
    private const int MaxTextLength = 128;
    private const int MaxUserProperties = 20;
    private const string Signs = "letters, digits, Chinese characters and _ ? ' # ( ) . , & % @ ! -";

    private static readonly TimeSpan MaxTtl = TimeSpan.FromMinutes(1440);
    private static readonly TimeSpan TtlStep = TimeSpan.FromMinutes(5);

    /// <summary>Collects everything that is wrong with a message.</summary>
    public static void Check(ref Violations violations, MessageDocument message)
    {
        if (message.MessageId is not null)
        {
            violations.Id("Document.MessageId", message.MessageId, MaxMessageIdLength);
        }

        violations.OptionalText("Document.Name", message.Name, MaxTextLength, Characters.AreMessageName, Signs);
        if (message.Message is null)
        {
            violations.Add("Document.Message", "null", "a text or a JSON object");
        }

        violations.Json("Document.Message", message.Message?.Json);

        violations.Span("Document.Ttl", message.Ttl, MaxTtl, TtlStep, "0 to 1440 minutes, a multiple of 5");
        if (message.Properties is { } properties)
        {
            Properties(ref violations, properties);
        }
    }

    private static void Properties(ref Violations violations, MessageProperties properties)
    {
        if (properties.CorrelationData is not null)
        {
            violations.Id("Document.Properties.CorrelationData", properties.CorrelationData, MaxTextLength);
        }

        violations.OptionalText(
            "Document.Properties.ResponseTopic", properties.ResponseTopic, MaxTextLength, Characters.AreTopic, "letters, digits and _ - ? = $ # + /");
        IReadOnlyList<UserProperty> user = properties.UserProperties;
        if (user.Count > MaxUserProperties)
        {
            violations.Add(
                "Document.Properties.UserProperties", string.Create(CultureInfo.InvariantCulture, $"{user.Count} properties"), "at most 20 properties");
        }

        for (int i = 0; i < user.Count; i++)
        {
            string member = string.Create(CultureInfo.InvariantCulture, $"Document.Properties.UserProperties[{i}]");
            if (user[i] is not { } property)
            {
                violations.Add(member, "null", "a property");
                continue;
            }

            violations.Id(member + ".Key", property.Key, MaxTextLength);
            violations.Text(member + ".Value", property.Value, MaxTextLength, Characters.ArePropertyValue, Signs + " and spaces");
        }
    }
}
