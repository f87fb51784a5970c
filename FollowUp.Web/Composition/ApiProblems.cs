using FollowUp.Core.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace FollowUp.Web.Composition;

/// <summary>Failures as problem details (RFC 9457).</summary>
public static class ApiProblems
{
    /// <summary>Adds problem details and the handler that writes them.</summary>
    public static void AddApiProblems(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddExceptionHandler<ProblemExceptionHandler>();

        // So that a body that cannot be read gives the same words in Production as in Development.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
    }

    /// <summary>What a failure is to the caller; 500 without detail for what was not foreseen.</summary>
    public static ProblemDetails Of(Exception failure) => failure switch
    {
        InputException input => new HttpValidationProblemDetails(
            input.Errors.GroupBy(error => error.Field, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Select(error => error.Message).ToArray(), StringComparer.Ordinal))
        {
            Status = StatusCodes.Status400BadRequest,
            Title = "The request cannot be taken.",
            Detail = input.Message,
        },
        ForbiddenException => Plain(StatusCodes.Status403Forbidden, "Not allowed.", failure.Message),
        NotFoundException => Plain(StatusCodes.Status404NotFound, "Not found.", failure.Message),
        ConflictException => Plain(StatusCodes.Status409Conflict, "It is not in a state that allows this.", failure.Message),
        BadHttpRequestException bad => Plain(bad.StatusCode, "The request cannot be read.", bad.Message),
        _ => Plain(StatusCodes.Status500InternalServerError, "Something went wrong on our side.", null),
    };

    private static ProblemDetails Plain(int status, string title, string? detail) => new() { Status = status, Title = title, Detail = detail };
}
