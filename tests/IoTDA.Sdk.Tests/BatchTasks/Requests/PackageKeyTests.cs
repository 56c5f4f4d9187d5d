namespace IoTDA.Sdk.Tests.BatchTasks.Requests;

/// <summary>Which of its two names an upgrade's package goes under.</summary>
public sealed class PackageKeyTests
{
    [Fact]
    public void One_package_can_be_written_under_either_name()
    {
        Assert.Equal("""{"package_id":"p"}""", WireText.Write(new UpgradeDocument("p")));
        Assert.Equal("""{"package_ids":["p"]}""", WireText.Write(new UpgradeDocument(["p"])));
    }

    [Theory]
    [InlineData("""{"package_id":"p"}""")]
    [InlineData("""{"package_ids":["p"]}""")]
    [InlineData("""{"package_ids":["p","q"]}""")]
    public void What_was_read_is_written_back_under_its_name(string json)
    {
        BatchTask task = WireText.Read<BatchTask>($$"""{"task_id":"a","task_type":"firmwareUpgrade","document":{{json}}}""");

        Assert.Equal(json, WireText.WriteJson(task)["document"]!.ToJsonString());
    }

    [Fact]
    public void A_module_upgrade_always_writes_the_list()
    {
        CreateBatchTaskRequest request = new ModuleUpgradeRequest { TaskName = "a", Targets = BatchTargets.Devices("d"), Document = new UpgradeDocument("p") };

        Assert.Equal("""{"package_ids":["p"]}""", WireText.WriteJson(request)["document"]!.ToJsonString());
    }

    [Fact]
    public void The_name_is_no_part_of_equality()
        => Assert.Equal(new UpgradeDocument("p"), new UpgradeDocument(["p"]));

    [Theory]
    [InlineData("""{"package_id":"p","package_id":"q"}""")]
    [InlineData("""{"package_ids":["p"],"package_ids":["q"]}""")]
    [InlineData("""{"package_id":7}""")]
    [InlineData("""{"package_ids":"p"}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    public void A_document_that_names_no_package_or_one_twice_is_kept_as_it_came(string json)
    {
        BatchTask task = WireText.Read<BatchTask>($$"""{"task_id":"a","task_type":"firmwareUpgrade","document":{{json}} }""");

        Assert.Equal(json, Assert.IsType<RawDocument>(task.Document).Json.GetRawText());
    }

    [Fact]
    public void Of_both_names_the_list_is_read_and_the_other_kept()
    {
        BatchTask task = WireText.Read<BatchTask>(
            """{"task_id":"a","task_type":"firmwareUpgrade","document":{"package_id":"p","package_ids":["q"]}}""");

        UpgradeDocument document = Assert.IsType<UpgradeDocument>(task.Document);
        Assert.Equal(["q"], document.PackageIds);
        Assert.Equal("p", document.AdditionalProperties["package_id"].GetString());
    }
}
