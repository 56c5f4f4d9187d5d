namespace IoTDA.Sdk.Tests.Serialization;

/// <summary>Time stamps: one form is written, several are read.</summary>
public sealed class CompactUtcTimeTests
{
    [Theory]
    [InlineData("2015-12-12T12:12:12Z")]
    [InlineData("2015-12-12T20:12:12+08:00")]
    [InlineData("2015-12-12T12:12:12.999Z")]
    public void A_time_is_written_in_utc_without_fractions(string time)
        => Assert.Contains(
            "\"upload_time\":\"20151212T121212Z\"",
            WireText.Write(new BatchTaskFile { FileId = "f", UploadTime = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture) }),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("\"20151212T121212Z\"", "2015-12-12T12:12:12.0000000+00:00")]
    [InlineData("\"2015-12-12T12:12:12Z\"", "2015-12-12T12:12:12.0000000+00:00")]
    [InlineData("\"2015-12-12T20:12:12.5+08:00\"", "2015-12-12T12:12:12.5000000+00:00")]
    [InlineData("\"2015-12-12 12:12:12\"", "2015-12-12T12:12:12.0000000+00:00")]
    [InlineData("\"00010101T000000Z\"", "0001-01-01T00:00:00.0000000+00:00")]
    [InlineData("\"99991231T235959Z\"", "9999-12-31T23:59:59.0000000+00:00")]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    public void A_time_is_read_in_utc(string json, string? expected)
        => Assert.Equal(expected, Read(json)?.ToString("O", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("20151212")]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("\"yesterday\"")]
    [InlineData("\"20151312T121212Z\"")]
    [InlineData("\"20150230T121212Z\"")]
    [InlineData("\"20151212T241212Z\"")]
    [InlineData("\"20151212T1212:2Z\"")]
    public void Anything_else_is_no_time_and_is_kept(string json)
    {
        BatchTaskFile file = WireText.Read<BatchTaskFile>($$"""{"file_id":"f","upload_time":{{json}}}""");

        Assert.Null(file.UploadTime);
        Assert.Equal(json, file.AdditionalProperties["upload_time"].GetRawText());
    }

    private static DateTimeOffset? Read(string json)
        => WireText.Read<BatchTaskFile>($$"""{"file_id":"f","upload_time":{{json}}}""").UploadTime;
}
