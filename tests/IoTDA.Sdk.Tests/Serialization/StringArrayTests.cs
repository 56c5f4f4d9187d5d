using System.Collections.ObjectModel;
using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Tests.Serialization;

/// <summary>Ids are written in blocks, and yet each is the JSON string that it was.</summary>
public sealed class StringArrayTests
{
    private static readonly string[] Ids =
    [
        "plain-id_1", "with \"quotes\"", "back\\slash", "line\nbreak", "", "设备", "\ud83d\ude00", new('a', 128), new('b', 256), new('c', 257), new('d', 5000),
        .. Enumerable.Range(0, 300).Select(static i => $"e495cf17-ff79-4294-8f64-4d3679{i:d6}"),
    ];

    public static TheoryData<IReadOnlyList<string>> Lists => [Ids, new List<string>(Ids), new ReadOnlyCollection<string>(Ids)];

    [Theory]
    [MemberData(nameof(Lists), DisableDiscoveryEnumeration = true)]
    public void Ids_of_every_kind_are_written_as_they_are(IReadOnlyList<string> ids)
    {
        JsonNode body = JsonNode.Parse(WireText.Write<CreateBatchTaskRequest>(new FreezeDevicesRequest { TaskName = "t", Targets = BatchTargets.Devices(ids) }))!;

        Assert.Equal(Ids, body["targets"]!.AsArray().Select(static id => id!.GetValue<string>()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(30_000)]
    public void Any_number_of_ids_is_one_array(int count)
    {
        string[] ids = [.. Enumerable.Range(0, count).Select(static i => $"device_{i}")];

        JsonNode body = JsonNode.Parse(WireText.Write<CreateBatchTaskRequest>(new FreezeDevicesRequest { TaskName = "t", Targets = BatchTargets.Devices(ids) }))!;

        Assert.Equal(ids, body["targets"]!.AsArray().Select(static id => id!.GetValue<string>()));
    }
}
