using IoTDA.Sdk.Paging;

namespace IoTDA.Sdk.ResourceSpaces;

/// <summary>The facade over the wire interface.</summary>
internal sealed class ResourceSpaceClient(IResourceSpaceApi api) : IResourceSpaceClient
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<ResourceSpace>> ListAsync(bool? isDefault = null, CancellationToken cancellationToken = default)
    {
        string? wanted = isDefault switch { true => "true", false => "false", null => null };
        PageOf<ResourceSpace> answer = await api.ShowApplicationsAsync(wanted, cancellationToken).ConfigureAwait(false);
        return answer.Items;
    }
}
