using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using FsCheck.Fluent;
using Refit;

namespace IoTDA.Sdk.Tests.Properties;

/// <summary>What the service says tomorrow does not break the client of today.</summary>
public sealed class UnknownValueTests
{
    // Free JSON, where every member is kept.
    private static readonly HashSet<string> FreeForm = ["task_ext_info", "paras", "desired", "message"];

    public static TheoryData<string> Responses => new(Fixture.Names
        .Where(name => name.EndsWith(".response.json", StringComparison.Ordinal))
        .Select(name => name[..^".json".Length]));

    [Fact]
    public void A_status_or_type_that_is_not_known_is_kept_and_written_back()
        => Law.Holds(Values.Text, text =>
        {
            string json = new JsonObject { ["task_id"] = "a", ["task_name"] = "", ["task_type"] = text, ["status"] = text }.ToJsonString();
            BatchTask task = WireText.Read<BatchTask>(json);
            JsonNode written = WireText.WriteJson(task);

            Assert.Equal((text, text), (task.TaskType.Value, task.Status.Value));
            Assert.Equal((text, text), (written["task_type"]!.GetValue<string>(), written["status"]!.GetValue<string>()));
        });

    [Fact]
    public void A_status_that_is_not_known_is_neither_final_nor_any_of_the_known()
    {
        BatchTaskStatus status = new("Rebooting");

        Assert.Equal((BatchTaskStatusKind.Unknown, false), (status.Kind, status.IsTerminal));
        Assert.Equal((SubTaskStatusKind.Unknown, false), (new SubTaskStatus("Rebooting").Kind, new SubTaskStatus("Rebooting").IsTerminal));
        Assert.Equal((BatchTaskTypeKind.Unknown, false), (new BatchTaskType("rebootDevices").Kind, new BatchTaskType("rebootDevices").IsUpgrade));
    }

    [Fact]
    public void A_document_of_any_form_under_any_type_is_kept_and_written_back()
        => Law.Holds(Values.Json.Zip(Gen.Elements(Fixture.Json("documents").AsObject().Select(member => member.Key).Append("other").ToArray())), given =>
        {
            (string json, string type) = given;
            JsonNode document = JsonNode.Parse(json)!;
            BatchTask task = WireText.Read<BatchTask>($$"""{"document":{{json}},"task_id":"a","task_type":"{{type}}"}""");

            if (task.Document is RawDocument)
            {
                Fixture.AssertEqual(document, WireText.WriteJson(task)["document"]);
            }

            Assert.NotNull(task.Document);
            Assert.True(type != "other" || task.Document is RawDocument);
        });

    [Theory]
    [MemberData(nameof(Responses))]
    public void A_member_that_is_not_known_is_kept_and_written_back_wherever_it_stands(string name)
        => Law.Holds(Values.Json, extra =>
        {
            JsonNode json = JsonNode.Parse(Rewrite(name, Fixture.Text(name)))!;
            AddEverywhere(json, JsonNode.Parse(extra)!);
            if (name.Split('-')[0] is "list" or "show" or "batch" or "search" && json["device_id"] is null && json["package_id"] is null)
            {
                // Not of a record that a caller gets.
                json.AsObject().Remove("not_yet_known");
                (json["page"] as JsonObject)?.Remove("not_yet_known");
            }

            Fixture.AssertEqual(json, JsonNode.Parse(Rewrite(name, json.ToJsonString())));
        });

    [Fact]
    public void A_member_that_a_document_has_not_yet_is_kept_and_written_back()
        => Law.Holds(Values.Json.Zip(FsCheck.Fluent.Gen.Where(Documents.Typed, typed => typed.Document is not null and not RawDocument)), given =>
        {
            BatchTask task = new() { TaskId = "a", TaskType = given.Item2.Type, Document = given.Item2.Document };
            JsonNode json = WireText.WriteJson(task);
            AddEverywhere(json["document"], JsonNode.Parse(given.Item1)!);

            BatchTask read = WireText.Read<BatchTask>(json.ToJsonString());

            Assert.IsType(task.Document!.GetType(), read.Document);
            Fixture.AssertEqual(json, WireText.WriteJson(read));
        });

    [Theory]
    [MemberData(nameof(Responses))]
    public void The_order_of_the_members_does_not_matter(string name)
        => Fixture.AssertEqual(
            JsonNode.Parse(Rewrite(name, Fixture.Text(name))), JsonNode.Parse(Rewrite(name, Reversed(Fixture.Json(name))!.ToJsonString())));

    /// <summary>Reads a fixture as the operation that it is named after does, and writes it again.</summary>
    private static string Rewrite(string name, string json)
    {
        string operation = string.Concat(name[..^".response".Length].Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        Type answer = typeof(IoTDAClient).Assembly.GetTypes().Where(type => type.IsInterface).SelectMany(type => type.GetMethods())
            .FirstOrDefault(method => method.Name == (operation == "BatchTargets" ? "RetryBatchTask" : operation) + "Async"
                && method.GetCustomAttribute<HttpMethodAttribute>() is not null)?.ReturnType.GetGenericArguments()[0]
            ?? throw new ArgumentException($"No operation answers with the fixture '{name}': name it after the operation.", nameof(name));
        JsonTypeInfo type = IoTDAJsonContext.Wire.Options.GetTypeInfo(answer);
        return JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type), type);
    }

    private static void AddEverywhere(JsonNode? node, JsonNode extra)
    {
        switch (node)
        {
            case JsonObject members:
                foreach ((string name, JsonNode? member) in members.ToArray())
                {
                    AddEverywhere(FreeForm.Contains(name) ? null : member, extra);
                }

                members.Insert(0, "not_yet_known", extra.DeepClone());
                break;
            case JsonArray items:
                foreach (JsonNode? item in items)
                {
                    AddEverywhere(item, extra);
                }

                break;
        }
    }

    private static JsonNode? Reversed(JsonNode? node) => node switch
    {
        null => null,
        JsonObject members => new JsonObject(members.Reverse().Select(member => KeyValuePair.Create(member.Key, Reversed(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Reversed)]),
        _ => node.DeepClone(),
    };
}
