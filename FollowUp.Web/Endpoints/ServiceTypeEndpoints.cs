using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Web.Composition;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/service-types</c>.</summary>
internal static class ServiceTypeEndpoints
{
    private const string Path = "/api/v1/service-types";

    public static IEndpointRouteBuilder MapServiceTypes(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(Path).WithTags("Service types");
        group.MapGet("", ListAsync).RequireScope(ApiScopes.SequencesRead).WithSummary("Lists service types by name.");
        group.MapPost("", CreateAsync).RequireScope(ApiScopes.SequencesWrite).WithSummary("Creates a service type with the delay that waits for its service take; * is for all others.")
            .Accepts<ServiceTypeBody>("application/json").Produces<ServiceTypeAnswer>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPatch("{id:guid}", ChangeAsync).RequireScope(ApiScopes.SequencesWrite).WithSummary("Changes name or delay.")
            .Accepts<ServiceTypeBody>("application/json").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapDelete("{id:guid}", DeleteAsync).RequireScope(ApiScopes.SequencesWrite).WithSummary("Deletes a service type.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
        return app;
    }

    private static async Task<ListAnswer<ServiceTypeAnswer>> ListAsync(HttpContext context, IServiceTypes types, CancellationToken cancellationToken)
    {
        var all = await types.ListAsync(context.ToActor(), cancellationToken);
        return new Page<ServiceType>(all, all.Count).ToAnswer(ServiceTypeAnswer.Of);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, IServiceTypes types, CancellationToken cancellationToken)
    {
        var body = await JsonBody.MergeAsync(context.Request, new ServiceTypeBody(), cancellationToken);
        var made = await types.CreateAsync(context.ToActor(), body.Name, body.Delay(), cancellationToken);
        return TypedResults.Created($"{Path}/{made.Id:D}", ServiceTypeAnswer.Of(made));
    }

    private static async Task<ServiceTypeAnswer> ChangeAsync(Guid id, HttpContext context, IServiceTypes types, CancellationToken cancellationToken)
    {
        var body = await JsonBody.MergeAsync(context.Request, new ServiceTypeBody(), cancellationToken);
        return ServiceTypeAnswer.Of(await types.UpdateAsync(context.ToActor(), id, body.Name, body.Delay(), cancellationToken));
    }

    private static async Task<IResult> DeleteAsync(Guid id, HttpContext context, IServiceTypes types, CancellationToken cancellationToken)
    {
        await types.DeleteAsync(context.ToActor(), id, cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>What may be said of a service type.</summary>
/// <param name="Name">As events write it in their property <c>service</c>.</param>
/// <param name="DefaultDelay">ISO 8601 duration such as <c>P1D</c>.</param>
internal sealed record ServiceTypeBody(string? Name = null, string? DefaultDelay = null)
{
    /// <exception cref="InputException">Not a duration.</exception>
    public TimeSpan? Delay()
    {
        try
        {
            return DefaultDelay is null ? null : IsoDuration.Read(DefaultDelay);
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw new InputException("defaultDelay", "must be an ISO 8601 duration such as P1D or PT4H");
        }
    }
}

/// <summary>A service type.</summary>
internal sealed record ServiceTypeAnswer(Guid Id, string Name, string DefaultDelay, DateTimeOffset CreatedAt)
{
    public static ServiceTypeAnswer Of(ServiceType type) => new(type.Id, type.Name, IsoDuration.Write(type.DefaultDelay), type.CreatedAt.ToDateTimeOffset());
}
