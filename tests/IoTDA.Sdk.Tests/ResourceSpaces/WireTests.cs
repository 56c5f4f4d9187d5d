namespace IoTDA.Sdk.Tests.ResourceSpaces;

/// <summary>The read of resource spaces: what goes over the wire, and what comes of the answer.</summary>
public sealed class WireTests : IDisposable
{
    private readonly MockService _service = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IResourceSpaceClient Client => _service.Client.ResourceSpaces;

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData(null, "/apps")]
    [InlineData(true, "/apps?default_app=true")]
    [InlineData(false, "/apps?default_app=false")]
    public async Task Resource_spaces_are_listed_all_or_by_whether_they_are_the_default(bool? isDefault, string target)
    {
        _service.Answer(Of("GET", target), Json(200, Fixture.Text("show-applications.response")));

        Assert.Equal(
            new ResourceSpace
            {
                AppId = "0ab87ceecbfc49acbcc8d5acdef3c68c",
                AppName = "testApp",
                CreateTime = new DateTimeOffset(2015, 12, 12, 12, 12, 12, TimeSpan.Zero),
                IsDefault = true,
            },
            Assert.Single(await Client.ListAsync(isDefault, Cancellation)));
    }
}
