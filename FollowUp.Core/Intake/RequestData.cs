using FollowUp.Core.Kernel;

namespace FollowUp.Core.Intake;

/// <summary>Variables of a request's messages: <c>{ "product": …, "order": …, "request": … }</c>.</summary>
/// <param name="Request">Null until the request has its id and link.</param>
public sealed record RequestData(ProductData Product, OrderData Order, RequestLinkData? Request = null)
{
    /// <summary>The JSON that enrollment and messages carry.</summary>
    /// <param name="url">Link to the submission page.</param>
    public string Write(Guid requestId, string url) => Json.Write(this with { Request = new RequestLinkData(requestId, url) });
}

/// <summary>The product asked about.</summary>
public sealed record ProductData(string Name, string? Url, string? Image);

/// <summary>The order it came with.</summary>
public sealed record OrderData(string Id);

/// <summary>The request itself.</summary>
public sealed record RequestLinkData(Guid Id, string Url);
