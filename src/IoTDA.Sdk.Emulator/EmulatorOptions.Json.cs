using System.Text.Json;
using System.Text.Json.Nodes;
using IoTDA.Sdk.Emulator.Json;

namespace IoTDA.Sdk.Emulator;

/// <content>Options from JSON.</content>
public sealed partial class EmulatorOptions
{
    private const string OutcomesName = "outcomes";

    /// <summary>
    /// Reads options from JSON: the names of this class in camel case, times as <c>hh:mm:ss</c>, <c>outcomes</c> as an array of
    /// <see cref="OutcomeRule"/>. Comments are allowed, names that are not known are not. What is not there keeps its default.
    /// </summary>
    /// <param name="json">An object.</param>
    /// <returns>The options.</returns>
    /// <exception cref="FormatException">The JSON is not right; the message says where and why.</exception>
    public static EmulatorOptions Parse(string json)
    {
        try
        {
            JsonObject root = JsonNode.Parse(json, null, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }) as JsonObject
                ?? throw new FormatException("The options must be a JSON object.");
            JsonArray? outcomes = root[OutcomesName]?.AsArray();
            root.Remove(OutcomesName);
            EmulatorOptions options = root.Deserialize(EmulatorJson.Of<EmulatorOptions>())!;
            foreach (JsonNode? rule in outcomes ?? [])
            {
                options.Outcomes.Add(rule.Deserialize(EmulatorJson.Of<OutcomeRule>())!);
            }

            options.ThrowIfInvalid();
            return options;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            throw new FormatException($"The options cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Reads options from a JSON file, as <see cref="Parse"/> does.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The options.</returns>
    /// <exception cref="FormatException">The JSON is not right; the message says where and why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static EmulatorOptions Load(string path) => Parse(File.ReadAllText(path));
}
