using IoTDA.Sdk;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace AspNetCore;

/// <summary>Tells callers what went wrong as ProblemDetails: their own mistakes by member, the service's answers without its words.</summary>
internal sealed class FailureHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        ProblemDetails? problem = exception switch
        {
            RequestValidationException invalid => new HttpValidationProblemDetails(
                invalid.Violations.GroupBy(violation => violation.Member).ToDictionary(member => member.Key, member => member.Select(violation => violation.Rule).ToArray()))
            {
                Status = StatusCodes.Status400BadRequest,
            },
            IoTDAServiceException { StatusCode: System.Net.HttpStatusCode.NotFound } => Problem(StatusCodes.Status404NotFound, "There is no such task.", exception),
            IoTDAException => Problem(StatusCodes.Status502BadGateway, "IoTDA did not do it.", exception),
            _ => null,
        };
        if (problem is null)
        {
            return false;
        }

        context.Response.StatusCode = problem.Status!.Value;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem, Exception = exception });
    }

    private static ProblemDetails Problem(int status, string title, Exception exception)
    {
        var problem = new ProblemDetails { Status = status, Title = title };
        if (exception is IoTDAException failure)
        {
            problem.Extensions["mayHaveExecuted"] = failure.MayHaveExecuted;
        }

        if (exception is IoTDAServiceException answer)
        {
            (problem.Extensions["errorCode"], problem.Extensions["requestId"]) = (answer.ErrorCode.Value, answer.RequestId);
        }

        return problem;
    }
}
