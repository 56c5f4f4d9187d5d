using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Emulator.Tests;

/// <summary>Bodies of create requests.</summary>
internal static class Requests
{
    public static JsonObject Upgrade(params string[] targets) => new()
    {
        ["task_name"] = "MeterUpgrade",
        ["task_type"] = "softwareUpgrade",
        ["targets"] = Array(targets),
        ["document"] = new JsonObject { ["package_id"] = "32822e5744a45ede319d2c50" },
    };

    public static JsonObject Of(string type, string? documentJson = null, string? targetsJson = """["d1"]""")
    {
        JsonObject body = new() { ["task_name"] = "Some_Task_1", ["task_type"] = type };
        if (documentJson is not null)
        {
            body["document"] = JsonNode.Parse(documentJson);
        }

        if (targetsJson is not null)
        {
            body["targets"] = JsonNode.Parse(targetsJson);
        }

        return body;
    }

    /// <summary>The body of a log-in, as JSON.</summary>
    public static string LogIn(string domain, string user, string password, string scope = """{"project":{"name":"cn-north-4"}}""") => $$$"""
        {"auth":{"identity":{"methods":["password"],"password":{"user":
          {"name":"{{{user}}}","password":"{{{password}}}","domain":{"name":"{{{domain}}}"}} }},"scope":{{{scope}}}}}
        """;

    public static JsonObject With(this JsonObject body, string member, JsonNode? value)
    {
        body[member] = value;
        return body;
    }

    public static JsonObject Without(this JsonObject body, string member)
    {
        body.Remove(member);
        return body;
    }

    public static JsonObject WithRetries(this JsonObject body, int count, int minutes)
        => body.With("task_policy", new JsonObject { ["retry_count"] = count, ["retry_interval"] = minutes });

    public static JsonArray Array(params string[] texts) => [.. texts.Select(text => (JsonNode)text)];

    public static string[] Devices(int count) => [.. Enumerable.Range(1, count).Select(n => $"device_{n}")];
}
