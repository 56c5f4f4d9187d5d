namespace IoTDA.Sdk.Authentication.Iam;

/// <summary>IAM's operation that finds projects by name.</summary>
internal interface IIamProjectApi
{
    [Get("/v3/projects")]
    Task<IamProjectsResponse> ListProjectsAsync(string? name, [Header("X-Auth-Token")] string? token, CancellationToken cancellationToken);
}
