namespace IoTDA.Sdk.Tests.BatchTasks.Requests;

/// <summary>Reading a request back: the service's precedence of targets, and requests that no type of ours fits.</summary>
public sealed class ReadRequestTests
{
    [Theory]
    [InlineData("""{"task_type":"freezeDevices","targets":["d"],"targets_filter":{"group_ids":["g"]},"document_source":"f"}""", "d")]
    [InlineData("""{"document_source":"f","targets_filter":{"group_ids":["g"]},"targets":["d"],"task_type":"freezeDevices"}""", "d")]
    [InlineData("""{"document_source":"f","targets_filter":{"group_ids":["g"]},"task_type":"freezeDevices"}""", "g")]
    [InlineData("""{"task_type":"freezeDevices","targets_filter":{"group_ids":["g"]},"document_source":"f"}""", "g")]
    [InlineData("""{"task_type":"freezeDevices","targets":null,"targets_filter":null,"document_source":"f"}""", "f")]
    [InlineData("""{"task_type":"freezeDevices","document_source":"f","targets_filter":null,"targets":null}""", "f")]
    public void Of_several_kinds_of_targets_the_service_s_choice_is_read(string json, string expected)
        => Assert.Equal(expected, Assert.IsType<FreezeDevicesRequest>(WireText.Read<CreateBatchTaskRequest>(json)).Targets switch
        {
            DeviceTargets devices => Assert.Single(devices.DeviceIds),
            GroupTargets groups => Assert.Single(groups.GroupIds),
            FileTargets file => file.FileId,
            var other => other.ToString(),
        });

    [Theory]
    [InlineData("""{"task_type":"someDay","task_name":"a","targets":["d"],"document":{"gateway_id":"g"}}""")]
    [InlineData("""{"task_type":"createDevices","task_name":"a","targets":["d"]}""")]
    [InlineData("""{"task_type":"freezeDevices","task_name":"a"}""")]
    [InlineData("""{"task_type":"freezeDevices","task_name":"a","need_confirm":true,"targets":["d"]}""")]
    [InlineData("""{"task_type":"softwareUpgrade","task_name":"a","document_source":"f","document":{"package_id":"p"}}""")]
    [InlineData("""{"task_type":"moduleUpgrade","task_name":"a","task_mode":"GATEWAY","targets":["d"],"document":{"package_id":"p"}}""")]
    [InlineData("""{"task_type":"createMessages","task_name":"a","targets":["d"],"document":{"text":"m"}}""")]
    public void A_request_that_no_type_fits_is_kept_whole_as_a_custom_one(string json)
    {
        CreateBatchTaskRequest request = WireText.Read<CreateBatchTaskRequest>(json);

        Assert.IsType<CustomBatchTaskRequest>(request);
        Fixture.AssertEqual(System.Text.Json.Nodes.JsonNode.Parse(json), WireText.WriteJson(request));
    }

    [Fact]
    public void A_null_where_the_file_s_id_belongs_names_no_file()
        => Assert.Null(Assert.IsType<CustomBatchTaskRequest>(
            WireText.Read<CreateBatchTaskRequest>("""{"task_type":"createDevices","task_name":"a","document_source":null}""")).Targets);

    [Fact]
    public void A_raw_document_of_no_JSON_is_written_as_null()
        => Assert.Equal(
            """{"task_name":"a","task_type":"someDay","document":null}""",
            WireText.Write<CreateBatchTaskRequest>(new CustomBatchTaskRequest(new("someDay")) { TaskName = "a", Document = new RawDocument(default) }));
}
