using System.Net;
using System.Security.Cryptography;
using System.Text;
using FollowUp.Core.Operations;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/health/ready</c> and <c>/metrics</c>.</summary>
internal static class OperationEndpoints
{
    public const string TokenKey = "Metrics:Token";

    private const string Bearer = "Bearer ";

    public static IEndpointRouteBuilder MapOperations(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
        app.MapGet("/metrics", MetricsAsync).ExcludeFromDescription();
        return app;
    }

    /// <summary>Names and words of the checks; what a driver said stays in the log.</summary>
    private static Task WriteAsync(HttpContext context, HealthReport report)
        => context.Response.WriteAsJsonAsync(new HealthAnswer(
            ApiText.Of(report.Status),
            report.Entries.ToDictionary(entry => entry.Key, entry => new HealthCheckAnswer(ApiText.Of(entry.Value.Status), entry.Value.Description, entry.Value.Data))));

    private static async Task<IResult> MetricsAsync(HttpContext context, IConfiguration configuration, IMetricsPage page, CancellationToken cancellationToken)
    {
        if (!MayRead(context, configuration[TokenKey]))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return TypedResults.Problem(
                $"Ask from this machine, or with the header Authorization: Bearer and the value of {TokenKey}.", statusCode: StatusCodes.Status401Unauthorized, title: "Metrics are not public.");
        }

        return TypedResults.Text(await page.WriteAsync(cancellationToken), "text/plain; version=0.0.4; charset=utf-8");
    }

    private static bool MayRead(HttpContext context, string? token)
    {
        if (context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address))
        {
            return true;
        }

        var header = context.Request.Headers.Authorization.ToString();
        return !string.IsNullOrEmpty(token)
            && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(header[Bearer.Length..].Trim()), Encoding.UTF8.GetBytes(token));
    }
}

/// <param name="Status"><c>healthy</c>, <c>degraded</c> or <c>unhealthy</c>.</param>
internal sealed record HealthAnswer(string Status, IReadOnlyDictionary<string, HealthCheckAnswer> Checks);

/// <param name="Data">Figures, such as seconds that each scan is behind.</param>
internal sealed record HealthCheckAnswer(string Status, string? Description, IReadOnlyDictionary<string, object> Data);
