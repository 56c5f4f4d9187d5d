using System.Net;

namespace IoTDA.Sdk.Authentication.Iam;

/// <summary>Finds a project's id by its name, with the client's own credentials. All callers share one look; a failed one is not kept.</summary>
internal sealed class ProjectLookup
{
    private readonly IIamProjectApi _iam;
    private readonly string _name;
    private readonly ITokenProvider? _tokens;
    private readonly SingleFlight<string> _look;

    /// <summary>A lookup that has not begun.</summary>
    public ProjectLookup(IIamProjectApi iam, string name, ITokenProvider? tokens)
    {
        _iam = iam;
        _name = name;
        _tokens = tokens;
        _look = new SingleFlight<string>(LookAsync);
    }

    /// <summary>The project's id.</summary>
    public async ValueTask<string> GetAsync(CancellationToken cancellationToken)
        => await _look.RunAsync().WaitAsync(cancellationToken).ConfigureAwait(false);

    private async Task<string> LookAsync()
    {
        IamProjectsResponse response = await ListAsync().ConfigureAwait(false);
        foreach (IamProject project in response.Projects ?? [])
        {
            if (project.Name == _name && project.Id is { Length: > 0 } id && Validation.Characters.AreId(id))
            {
                return id;
            }
        }

        throw new InvalidOperationException(
            $"IAM lists no project named '{_name}' for these credentials. ProjectName is that of a region, such as cn-north-4: the console shows it under My Credentials.");
    }

    private async Task<IamProjectsResponse> ListAsync()
    {
        if (_tokens is null)
        {
            return await _iam.ListProjectsAsync(_name, null, CancellationToken.None).ConfigureAwait(false);
        }

        string token = await _tokens.GetTokenAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            return await _iam.ListProjectsAsync(_name, UserToken.HeaderValue(token), CancellationToken.None).ConfigureAwait(false);
        }
        catch (IoTDAServiceException refused) when (refused.StatusCode == HttpStatusCode.Unauthorized)
        {
            if (!await _tokens.RejectAsync(token, CancellationToken.None).ConfigureAwait(false))
            {
                throw;
            }
        }

        token = await _tokens.GetTokenAsync(CancellationToken.None).ConfigureAwait(false);
        return await _iam.ListProjectsAsync(_name, UserToken.HeaderValue(token), CancellationToken.None).ConfigureAwait(false);
    }
}
