using System.Text;
using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Tests.Hostile;

/// <summary>Spoils an answer in one of many ways, by a seed.</summary>
internal static class Mutation
{
    private static readonly Func<Random, byte[], byte[]>[] Ways =
    [
        Truncate, FlipBytes, InsertBytes, SwapType, SwapType, SwapType, Nest, RepeatMember, DoubleMember, DoubleMember, DropMember, Wrap,
    ];

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1e999", "123456789012345678901234567890", "0.1", "\"\"", "\"x\"", "[]", "{}", "[null]", "[[]]", "[1,\"a\",{}]",
        "{\"error_code\":{}}", "\"\\ud800\"", "\"2026-11-22\"", "\"99999999T999999Z\"", "\"" + new string('a', 5_000) + "\"",
    ];

    public static byte[] Apply(Random random, byte[] answer)
    {
        byte[] spoilt = answer;
        for (int times = random.Next(1, 4); times > 0; times--)
        {
            spoilt = Ways[random.Next(Ways.Length)](random, spoilt);
        }

        return spoilt;
    }

    private static byte[] Truncate(Random random, byte[] answer) => answer[..random.Next(answer.Length + 1)];

    private static byte[] FlipBytes(Random random, byte[] answer)
    {
        byte[] copy = [.. answer];
        for (int i = random.Next(1, 4); i > 0 && copy.Length > 0; i--)
        {
            copy[random.Next(copy.Length)] = (byte)random.Next(256);
        }

        return copy;
    }

    private static byte[] InsertBytes(Random random, byte[] answer)
    {
        // Invalid UTF-8, control characters, a byte order mark.
        byte[][] pieces = [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0], [0xEF, 0xBB, 0xBF], "\\u0000"u8.ToArray(), ","u8.ToArray()];
        int at = random.Next(answer.Length + 1);
        return [.. answer[..at], .. pieces[random.Next(pieces.Length)], .. answer[at..]];
    }

    private static byte[] SwapType(Random random, byte[] answer) => Edit(random, answer, (node, text) => Place(node, JsonNode.Parse(text)));

    private static byte[] Nest(Random random, byte[] answer)
    {
        int depth = random.Next(1, 200);
        return Edit(random, answer, (node, _) => Place(node, JsonNode.Parse(
            string.Concat(Enumerable.Repeat("[", depth)) + string.Concat(Enumerable.Repeat("]", depth)), documentOptions: new() { MaxDepth = 300 })));
    }

    private static byte[] RepeatMember(Random random, byte[] answer)
    {
        string text = Encoding.Latin1.GetString(answer);
        int open = text.IndexOf('{', random.Next(text.Length + 1));
        int end = open < 0 ? -1 : text.IndexOf(',', open);
        return end < 0 ? answer : Encoding.Latin1.GetBytes(text.Insert(end, "," + text[(open + 1)..end]));
    }

    private static byte[] DoubleMember(Random random, byte[] answer)
    {
        const string twin = "\u0001twin";
        string? name = null;
        byte[] doubled = Edit(random, answer, (node, text) =>
        {
            if ((node as JsonObject ?? node.Parent) is JsonObject { Count: > 0 } members)
            {
                (name, JsonNode? value) = members.ToArray()[random.Next(members.Count)];
                members[twin] = random.Next(2) == 0 ? value?.DeepClone() : JsonNode.Parse(text);
            }
        });
        return name is null ? doubled : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(doubled).Replace(
            JsonValue.Create(twin).ToJsonString(), JsonValue.Create(name).ToJsonString(), StringComparison.Ordinal));
    }

    private static byte[] DropMember(Random random, byte[] answer) => Edit(random, answer, (node, _) =>
    {
        if (node.Parent is JsonObject parent)
        {
            parent.Remove(node.GetPropertyName());
        }
    });

    private static byte[] Wrap(Random random, byte[] answer)
    {
        string[] before = ["[", "{\"data\":", "\"", "<html>", "callback(", "", "\n\n"];
        return [.. Encoding.UTF8.GetBytes(before[random.Next(before.Length)]), .. answer];
    }

    private static void Place(JsonNode node, JsonNode? value)
    {
        switch (node.Parent)
        {
            case JsonObject parent:
                parent[node.GetPropertyName()] = value;
                break;
            case JsonArray parent:
                parent[node.GetElementIndex()] = value;
                break;
        }
    }

    private static byte[] Edit(Random random, byte[] answer, Action<JsonNode, string> edit)
    {
        try
        {
            JsonNode root = JsonNode.Parse(answer, documentOptions: new() { MaxDepth = 300 })!;
            List<JsonNode> nodes = [.. Inside(root)];
            if (nodes.Count > 0)
            {
                edit(nodes[random.Next(nodes.Count)], Values[random.Next(Values.Length)]);
            }

            return Encoding.UTF8.GetBytes(root.ToJsonString(new() { MaxDepth = 600 }));
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or ArgumentException or InvalidOperationException or NullReferenceException)
        {
            // Spoilt already, so that it can only be spoilt as bytes.
            return FlipBytes(random, answer);
        }
    }

    private static IEnumerable<JsonNode> Inside(JsonNode? node) => node switch
    {
        JsonObject inner => inner.Where(member => member.Value is not null).SelectMany(member => Inside(member.Value).Prepend(member.Value!)),
        JsonArray inner => inner.Where(item => item is not null).SelectMany(item => Inside(item).Prepend(item!)),
        _ => [],
    };
}
