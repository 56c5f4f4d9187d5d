using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using FsCheck.Fluent;
using IoTDA.Sdk.Tests.Properties;

namespace IoTDA.Sdk.Tests.Conventions;

public sealed class WireNameTests
{
    private static readonly HashSet<string> FreeForm = ["task_ext_info", "paras", "desired", "message", "document"];

    [Fact]
    public void Every_record_of_the_wire_is_described_and_named_in_snake_case()
        => Broken.None(WireNameConvention.CheckTypes(typeof(IoTDAClient).Assembly.GetTypes(), IsDescribed));

    [Fact]
    public void Converters_write_snake_case()
    {
        IEnumerable<JsonNode> written = Gen.Sample(Tasks.Task, 200).Select(WireText.WriteJson)
            .Concat(Gen.Sample(Requests.Request, 200).Select(WireText.WriteJson))
            .Concat(Gen.Sample(Documents.Upgrade, 20).Select(WireText.WriteJson));

        Broken.None(written.SelectMany(json => WireNameConvention.CheckNames(json, FreeForm)).Distinct());
    }

    [Fact]
    public void A_record_that_breaks_each_rule_is_found()
        => Assert.Equal(
            [
                "Sample is on the wire but not in the JSON context: add [JsonSerializable(typeof(Sample))] to IoTDAJsonContext.",
                "Sample.TaskId is 'taskId' on the wire: the service's names are snake_case, such as 'task_id'.",
                "Sample.TaskName has no wire name: add [JsonPropertyName(\"task_name\")], or [JsonIgnore].",
            ],
            WireNameConvention.CheckTypes([typeof(Sample)], _ => false));

    [Fact]
    public void A_converter_that_writes_another_case_is_found()
        => Assert.Equal(
            ["A converter writes 'taskId': the service's names are snake_case, such as 'task_id'."],
            WireNameConvention.CheckNames(JsonNode.Parse("""{"items":[{"taskId":{"paras":{"Free":1}}}]}"""), FreeForm));

    private static bool IsDescribed(Type type)
        => typeof(IoTDAJsonContext).GetCustomAttributesData()
            .Any(attribute => attribute.AttributeType == typeof(JsonSerializableAttribute) && attribute.ConstructorArguments[0].Value as Type == type)
            || IoTDAJsonContext.Wire.GetTypeInfo(type) is not null;

    private sealed record Sample
    {
        [JsonPropertyName("taskId")]
        public string TaskId { get; init; } = "";

        public string TaskName { get; init; } = "";

        [JsonIgnore]
        public int Ignored { get; init; }

        [JsonPropertyName("status")]
        public string Status { get; init; } = "";
    }
}
