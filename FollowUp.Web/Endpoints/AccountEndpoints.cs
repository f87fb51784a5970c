using FollowUp.Core.Organizations;
using FollowUp.Web.Composition;
using Microsoft.AspNetCore.Antiforgery;

namespace FollowUp.Web.Endpoints;

/// <summary>Form posts of the account that have no page of their own.</summary>
public static class AccountEndpoints
{
    public static IEndpointRouteBuilder MapAccountEndpoints(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/account").ExcludeFromDescription().AddEndpointFilter(RequireAntiforgeryAsync);
        group.MapPost("/sign-out", SignOutAsync);
        group.MapPost("/switch", SwitchAsync).RequireAuthorization();
        return app;
    }

    private static async Task<IResult> SignOutAsync(ISignIn signIn)
    {
        await signIn.SignOutAsync();
        return Results.LocalRedirect("/account/sign-in");
    }

    private static async Task<IResult> SwitchAsync(HttpContext context, ISignIn signIn, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        if (!Guid.TryParse(form["organizationId"], out var organizationId))
        {
            return Results.BadRequest();
        }

        await signIn.SwitchAsync(context.ToActor().Id!.Value, organizationId, cancellationToken);
        return Results.LocalRedirect("/");
    }

    /// <summary>These posts change who one is, so another site must not be able to make a browser send them.</summary>
    private static async ValueTask<object?> RequireAntiforgeryAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var antiforgery = call.HttpContext.RequestServices.GetRequiredService<IAntiforgery>();
        return await antiforgery.IsRequestValidAsync(call.HttpContext) ? await next(call) : Results.StatusCode(StatusCodes.Status400BadRequest);
    }
}
