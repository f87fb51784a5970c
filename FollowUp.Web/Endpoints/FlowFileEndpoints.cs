using System.Text;
using FollowUp.Core.Sequences;
using FollowUp.Web.Composition;
using FollowUp.Web.Features.Sequences;

namespace FollowUp.Web.Endpoints;

/// <summary>Flows as files, for members in the browser.</summary>
internal static class FlowFileEndpoints
{
    public static IEndpointRouteBuilder MapFlowFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sequences/{id:guid}/flow.json", WriteAsync).RequireAuthorization().ExcludeFromDescription();
        return app;
    }

    /// <param name="version">Null for the draft.</param>
    private static async Task<IResult> WriteAsync(Guid id, int? version, HttpContext context, ISequences sequences, CancellationToken cancellationToken)
    {
        var actor = context.ToActor();
        var detail = await sequences.GetAsync(actor, id, cancellationToken);
        var flow = version is { } number ? await sequences.VersionAsync(actor, id, number, cancellationToken) : detail.Draft;
        return Results.File(Encoding.UTF8.GetBytes(FlowText.Write(flow)), "application/json; charset=utf-8", FileName(detail.Name, version));
    }

    /// <summary>"Win back: spring" becomes <c>win-back-spring.json</c>.</summary>
    private static string FileName(string name, int? version)
    {
        var plain = string.Join('-', string.Concat(name.ToLowerInvariant().Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return $"{(plain.Length == 0 ? "sequence" : plain)}{(version is null ? "" : $"-v{version}")}.json";
    }
}
