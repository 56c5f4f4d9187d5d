using IoTDA.Sdk.Paging;

namespace IoTDA.Sdk.ResourceSpaces;

/// <summary>The read of resource spaces as it is on the wire.</summary>
internal interface IResourceSpaceApi
{
    [Get("/apps")]
    Task<PageOf<ResourceSpace>> ShowApplicationsAsync([AliasAs("default_app")] string? defaultApp, CancellationToken cancellationToken);
}
