// Made from the routes of the management API; never by hand:
// npx vitest run --project unit src/admin/api-types.test.ts --update

export interface paths {
    "/agent/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many keys can call each agent, and how many teams were given it. */
        get: operations["agentAccessCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agent/daily/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** LiteLLM's report of agents by day: requests, tokens and spend, by agent and key, newest day first. */
        get: operations["agentActivity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agent/health_history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How each agent fared in the last 24 hours, hour by hour: calls, errors, failed health checks. */
        get: operations["agentHealthHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fallback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say which models stand in for one when it fails, in order; what was said before is replaced. */
        post: operations["setFallback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fallback/{model}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which models stand in for one, of the config file or of the API. */
        get: operations["getFallback"];
        put?: never;
        post?: never;
        /** Let nothing stand in for a model any more, as far as the API has said so. */
        delete: operations["deleteFallback"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How each enabled agent fares: its cards, its checks, its last calls. Asks no agent. */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/liveliness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process runs; 503 while it is stopping. */
        get: operations["liveliness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/liveness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process runs; 503 while it is stopping. */
        get: operations["liveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/readiness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether calls can be served: started, not stopping, database there. */
        get: operations["readiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/test_connection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a deployment that is not registered a few words, as it would be registered. Nothing is kept; the provider may charge it. With the id of one that is, its secrets and all that is left out are taken from there. */
        post: operations["testModelEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitation/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an invitation: sets the name and the password of its user, and signs in. */
        post: operations["claimInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitation/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw an invitation: its link is good no more. */
        post: operations["deleteInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitation/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An invitation: whom it is for, and whether it was accepted. */
        get: operations["invitationInfo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitation/new": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Invite a user to choose a password, or another one: the link is told in this answer and never again. */
        post: operations["createInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitation/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whom a link invites. */
        post: operations["openInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key/{key}/regenerate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace a key by a new one, which is shown this once; its id and all that it was given stay. */
        post: operations["regenerateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which agents a key can call, and by which rule; without "key", the one that asks. Agents that may not be seen are left out. */
        get: operations["keyAccess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse a key until further notice; at once. */
        post: operations["blockKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove keys: all of them, or none when one does not exist. They are refused at once. */
        post: operations["deleteKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key/generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a key. It is shown in this answer and never again. */
        post: operations["generateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is known of a key; without "key", of the one that asks. Those that may not be seen do not exist. */
        get: operations["keyInfo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Keys, newest first: their hashes, or with "return_full_object=true" all that is known of them. Who may not see all sees the one that asks, those of its user, and those of teams the user is an admin of. */
        get: operations["listKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key/regenerate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same, with the key in the body, where no log of addresses sees it. */
        post: operations["regenerateNamedKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key/unblock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a blocked key in again. */
        post: operations["unblockKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the fields given; in force at once. */
        post: operations["updateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process's metrics for Prometheus. */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/model/{model_id}/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** The same, with the id in the path. */
        patch: operations["patchModel"];
        trace?: never;
    };
    "/model/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove a deployment of a model; calls that run go on. */
        post: operations["deleteModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/model/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The deployments of all models that the key may call, with their prices, without keys and addresses. */
        get: operations["modelInfo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/model/new": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register a deployment of a model. Calls find it at once; those of the same name share its calls. */
        post: operations["newModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/model/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change a deployment of a model: what is left out stays, null clears. Models of the config file stay as they are. */
        post: operations["updateModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document. */
        get: operations["openApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/agent_hub": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cards of all public agents, as anybody may read them. */
        get: operations["agentHub"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/agent_hub/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the hub says of itself. */
        get: operations["hubInfo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/agents/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The platforms an agent may run on, and what registering one asks for. */
        get: operations["agentTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/spend/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** LiteLLM's log of spend: what each day cost, with dates; else the calls, newest first, a page of them in a bare array. */
        get: operations["listSpend"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/team/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse all keys of a team until further notice; at once. */
        post: operations["blockTeam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/team/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove teams with their keys and memberships: all of them, or none when one does not exist. */
        post: operations["deleteTeams"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/team/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A team with its members, and those of its keys that may be seen. */
        get: operations["teamInfo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/team/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Teams, by id: a bare array. Who may not see all sees those of its user, and its own. Headers lead on. */
        get: operations["listTeams"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/team/member_add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add members to a team. Users whom nobody has registered are, with the least role. */
        post: operations["addTeamMembers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/team/member_delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a membership; the keys that the user has in the team are removed, and refused at once. */
        post: operations["removeTeamMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/team/member_update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a member another role. */
        post: operations["updateTeamMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/team/new": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a team. */
        post: operations["createTeam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/team/unblock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let them in again. */
        post: operations["unblockTeam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/team/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the fields given; in force at once. */
        post: operations["updateTeam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove users with their keys and memberships: all of them, or none when one does not exist. */
        post: operations["deleteUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A user with its keys and teams; without "user_id", the one of the key that asks. */
        get: operations["userInfo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Users, by id. */
        get: operations["listUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/new": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a user, and a first key of it, which is shown in this answer and never again. */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the fields given; in force at once. */
        post: operations["updateUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/a2a/discover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fetch the card of an agent that is not registered. */
        post: operations["discoverAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access_group": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Access groups, by id: a bare array. Headers lead on. */
        get: operations["listAccessGroups"];
        put?: never;
        /** Make an access group: agents that keys and teams are given together, by "access_group_ids". */
        post: operations["createAccessGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access_group/{access_group_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One access group. */
        get: operations["getAccessGroup"];
        /** Change the fields given; in force at once for whoever was given the group. */
        put: operations["updateAccessGroup"];
        post?: never;
        /** Remove an access group; at once, it grants nothing to whoever was given it. */
        delete: operations["deleteAccessGroup"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access_requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who asks for which agent, newest first: one’s own, those of teams one is an admin of, or all. */
        get: operations["listAccessRequests"];
        put?: never;
        /** Ask for an agent that the hub shows. An administrator, or an admin of the team, says yes or no. */
        post: operations["requestAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access_requests/{request_id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say no, and why: whoever asked reads it. */
        post: operations["declineAccessRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access_requests/{request_id}/grant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say yes: the named key reaches the agent from now on, or whoever asked may fetch a key that does. */
        post: operations["grantAccessRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access_requests/{request_id}/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the key that was granted; whoever asked for it fetches it, once. It is shown in this answer and never again. */
        post: operations["fetchRequestedKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access_requests/{request_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back what one asked for. */
        post: operations["withdrawAccessRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The agents a key may see or call, by name: a bare array. With "limit", one page; headers lead to the next. With "query", the best first. */
        get: operations["listAgents"];
        put?: never;
        /** Register an agent. Unless "enabled" is false, it has to show its card first. */
        post: operations["createAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/{agent_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One agent. One that the key may not see is answered like one that does not exist. */
        get: operations["getAgent"];
        /** Replace a registration. What is left out is cleared; "<REDACTED>" keeps a stored secret. */
        put: operations["replaceAgent"];
        post?: never;
        /** Remove an agent. */
        delete: operations["deleteAgent"];
        options?: never;
        head?: never;
        /** Change the keys present. Secrets left out stay; "" clears one. */
        patch: operations["patchAgent"];
        trace?: never;
    };
    "/v1/agents/{agent_id}/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who can call an agent, and by which rule: keys, teams; and which agents its own keys can call. */
        get: operations["agentAccess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/{agent_id}/card_changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changed in an agent's card since it was registered, newest first. */
        get: operations["listCardChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/{agent_id}/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How each deployment of an agent fares, and when its health checks turned. "check=true" asks them now. */
        get: operations["agentHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/{agent_id}/make_public": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an agent public: everyone may see it in the hub. Calling it still needs a key. */
        post: operations["publishAgent"];
        /** Make an agent private again. */
        delete: operations["unpublishAgent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/{agent_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop all calls to an agent: new ones are refused, those that run are ended. Agents of the file, too. */
        post: operations["pauseAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/{agent_id}/refresh_card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fetch an agent's card now, and tell what changed in it. */
        post: operations["refreshCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/{agent_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a paused agent take calls again. One that is not paused stays as it is. */
        post: operations["resumeAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/{agent_id}/tasks/{task_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One task, asked of its agent, and who wants to be told about it. */
        get: operations["getTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/{agent_id}/tasks/{task_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel anybody’s task. Callers cancel their own with the protocol. */
        post: operations["cancelTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/make_public": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make exactly these agents public; an empty list unpublishes all. */
        post: operations["replacePublicAgents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a message to an agent that is not registered, with the settings that it would be registered with. Nothing is kept. */
        post: operations["tryAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what, and what was refused, newest first. */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same, oldest first and to the end, as one JSON object a line. */
        get: operations["exportAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Go through the whole chain, and name the first entry that is wrong or missing. */
        get: operations["verifyAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calls, newest first unless told: those that the caller may see. Every column can be asked for, with several values by repeating it. */
        get: operations["listCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One call, with what was said if that is kept. */
        get: operations["getCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/{id}/caused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one call caused, as far as the caller may see it: how much, how dear, and what ran when. */
        get: operations["getCaused"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a table. Texts that a spreadsheet would take for a formula begin with an apostrophe. */
        get: operations["exportCallsCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/export.jsonl": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All calls that the filters of the list find, newest first, a line of JSON each. */
        get: operations["exportCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calls as they end, as server-sent events, with the filters of the list; goes on behind "Last-Event-ID". */
        get: operations["streamCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the calls come to that the filters of the list find: how many, how long, how dear. */
        get: operations["getCallTotals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hub": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The agents that the hub shows to who asks, with the keys of one’s own that reach each. */
        get: operations["colleaguesHub"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hub/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the hub says, and which agents it shows to those who are signed in. */
        get: operations["readHubTerms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change what the hub says, and which agents it shows to those who are signed in; absent fields stay. */
        patch: operations["writeHubTerms"];
        trace?: never;
    };
    "/v1/limits/{level}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much of the limits of a key, user, team or agent is taken now, of calls that an agent makes itself (caller), or of all calls (gateway/gateway). Who may see one may see its limits. */
        get: operations["limitUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/limits/{level}/{id}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin the window of a budget anew: nothing of it is spent. The records of calls stay. */
        post: operations["resetBudget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/model_deployments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the deployments of models stand: which take calls, which are left out and for how long. */
        get: operations["modelDeployments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/model_deployments/{deployment_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a deployment of a model out of use; calls that run go on, others go to the rest. */
        post: operations["pauseModelDeployment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/model_deployments/{deployment_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a deployment take calls again. */
        post: operations["resumeModelDeployment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/model_deployments/{deployment_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a deployment a few words, past its limits and rests; nothing of it is recorded, the provider may charge it. */
        post: operations["testModelDeployment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/model_entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The deployments of models that were registered over the API, with all their parameters but secrets. */
        get: operations["listModelEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/model_fallbacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that stands in for a model, and whether the config file or the API says so. */
        get: operations["listFallbacks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/model_providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The providers whose models can be registered. */
        get: operations["listModelProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/model/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The deployments of all models that the key may call, with their prices, without keys and addresses. */
        get: operations["modelInfoV1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller set for itself in the admin UI: columns, their widths, the view that a page opens with. */
        get: operations["listPreferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/preferences/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Remember something for the caller. Nobody else sees it, and the audit log keeps nothing of it. */
        put: operations["setPreference"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the models that the key may call cost, deployment by deployment, and where each price comes from. */
        get: operations["listPrices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/prices/{model}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what a model costs, whatever configuration and table say. Calls from now on are priced by it, earlier ones stay. */
        put: operations["setPrice"];
        post?: never;
        /** Let configuration and table say again what a model costs, from now on. */
        delete: operations["removePrice"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/prices/calculate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a call of so many tokens would cost, at the prices that hold now or at those given; nothing is called. */
        post: operations["calculatePrice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/push/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Push notifications that the gateway relays: those that wait, were delivered, or were given up; newest first. */
        get: operations["listPushDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/push/deliveries/{delivery_id}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a push notification again that was given up, at its old place before those that came after it. */
        post: operations["redeliverPush"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/push/signing-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the key that asks checks the signatures of its push notifications with. It stays the same. */
        get: operations["pushSigningSecret"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who asks, what they may do, and until when the session lasts. */
        get: operations["readSession"];
        put?: never;
        /** Sign in to the admin UI with name and password, with the admin key, or with the key of a user: sets a cookie. */
        post: operations["signIn"];
        /** End the session that asks, at once and everywhere. */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the password of who is signed in with one; all sessions of the user end, and a new one begins. */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/sso": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where to go to sign in with the identity provider: sets a cookie that ties the answer to this browser. */
        get: operations["beginSingleSignOn"];
        put?: never;
        /** Sign in with what the identity provider sent the browser back with: sets a cookie. */
        post: operations["finishSingleSignOn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/ways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How people may sign in, besides with a key and with a password. */
        get: operations["readSignInWays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the gateway is set up: sign-in, what is kept, routing, and what became of each key of its configuration. */
        get: operations["readSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/configuration.yaml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The configuration file as it was read, in YAML; secrets are masked, variables stand by their names. */
        get: operations["exportConfiguration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/configuration/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the configuration file over, as it was when its difference was told. */
        post: operations["applyConfiguration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/configuration/pending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the configuration file, and tell how it differs from what runs. Nothing is taken over. */
        get: operations["readPendingConfiguration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tasks of all agents, the newest state first or as asked: those of the caller, for administrators and viewers all. Asks no agent. */
        get: operations["listTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells which tasks have changed, of those that the list shows, as server-sent events. */
        get: operations["streamTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trace_hops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What ran when in several traces: the first 100 calls of each that the caller may see, by their start. */
        get: operations["listTraceHops"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/traces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Traces, newest first, with what they came to: those of which a call fits the filters, which are those of the calls. */
        get: operations["listTraces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/traces/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One trace: the tree of its calls that the caller may see, with their own, nested and total costs. */
        get: operations["getTrace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/traces/{id}/neighbours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The traces above and below one in the list of those that the filters find, wherever in it they stand. */
        get: operations["getTraceNeighbours"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tracing/destinations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where traces are sent, and how that goes. */
        get: operations["listTraceDestinations"];
        put?: never;
        /** Send traces to one more destination, from now on and after a restart. Its keys and headers are write-only. */
        post: operations["createTraceDestination"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tracing/destinations/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Send a destination no more traces; what is left for it is still sent. */
        delete: operations["deleteTraceDestination"];
        options?: never;
        head?: never;
        /** Change a destination, pause it, or resume it: what is left out stays. What waits for it is told it as it is then. Those of the config file stay as they are. */
        patch: operations["changeTraceDestination"];
        trace?: never;
    };
    "/v1/tracing/destinations/{name}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a destination a trace of one span, "switchboard test", and tell what it answers. */
        post: operations["testTraceDestination"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tracing/destinations/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same of a destination that is not registered, as it would be. Nothing is kept. With the name of one that is, its secrets may be left as they are shown. */
        post: operations["tryTraceDestination"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the calls that may be seen came to by day or hour: told apart by agent, key, team, user, model, tag or end user. */
        get: operations["readUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/usage/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The calls that may be seen over time, and by agent: how many, how long, how dear. */
        get: operations["readActivity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/usage/forwarding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether agents hand on what they were called with: of each that made calls, if any is linked to its cause. */
        get: operations["readForwarding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Filters that the caller saved under a name on a page of the admin UI, and those that others share. */
        get: operations["listSavedViews"];
        put?: never;
        /** Save filters under a name. A view gives nobody anything to see: filters are asked with each one’s own rights. */
        post: operations["createSavedView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a view of one’s own. */
        delete: operations["deleteSavedView"];
        options?: never;
        head?: never;
        /** Change a view of one’s own: its name, what it shows, or whether others find it. */
        patch: operations["updateSavedView"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccessGroup: {
            access_agent_ids: string[];
            access_group_id: string;
            access_group_name: string;
            access_mcp_server_ids: string[];
            access_model_names: string[];
            created_at: string;
            created_by: string;
            description: string | null;
            updated_at: string;
            updated_by: string;
        };
        AccessGroupInput: {
            access_agent_ids: string[];
            access_group_id: string;
            access_group_name: string;
            access_mcp_server_ids: string[];
            access_model_names: string[];
            created_at: string;
            created_by: string;
            description: string | null;
            updated_at: string;
            updated_by: string;
        };
        AccessGroupUpdate: {
            /** @description Ids or names of agents. */
            access_agent_ids?: string[] | null;
            /** @description Unique. */
            access_group_name?: string;
            /** @description Kept; no tools are served here. */
            access_mcp_server_ids?: string[] | null;
            /** @description Models that whoever has the group may call. */
            access_model_names?: string[] | null;
            description?: string | null;
        };
        AccessGroupUpdateInput: {
            /** @description Ids or names of agents. */
            access_agent_ids?: string[] | null;
            /** @description Unique. */
            access_group_name?: string;
            /** @description Kept; no tools are served here. */
            access_mcp_server_ids?: string[] | null;
            /** @description Models that whoever has the group may call. */
            access_model_names?: string[] | null;
            description?: string | null;
        };
        AccessRequest: {
            agent_id: string;
            /** @description Null when it is gone. */
            agent_name: string | null;
            /** @description Why, in the words of whoever decided. */
            answer: string | null;
            /** @description Whether it would have to be given to the team first, to all its keys. */
            beyond_team: boolean;
            created_at: string;
            decided_at: string | null;
            decided_by: string | null;
            /** @description The key that is to reach it, or that was made for it. */
            key_id: string | null;
            may_decide: boolean;
            /** @description Whether it is of who asks now. */
            own: boolean;
            purpose: string;
            request_id: string;
            /** @enum {string} */
            state: "open" | "granted" | "declined" | "withdrawn";
            team_id: string | null;
            user_id: string;
        };
        AccessRequestInput: {
            agent_id: string;
            /** @description Null when it is gone. */
            agent_name: string | null;
            /** @description Why, in the words of whoever decided. */
            answer: string | null;
            /** @description Whether it would have to be given to the team first, to all its keys. */
            beyond_team: boolean;
            created_at: string;
            decided_at: string | null;
            decided_by: string | null;
            /** @description The key that is to reach it, or that was made for it. */
            key_id: string | null;
            may_decide: boolean;
            /** @description Whether it is of who asks now. */
            own: boolean;
            purpose: string;
            request_id: string;
            /** @enum {string} */
            state: "open" | "granted" | "declined" | "withdrawn";
            team_id: string | null;
            user_id: string;
        };
        Activity: {
            /** @description By agent; an empty id is of models and of calls of no agent. */
            agents: {
                agent_id: string;
                agent_name: string | null;
                calls: number;
                /** @description Nano-dollars of those whose cost is known; null when there are none. */
                cost_nano: number | null;
                /** @description Of all calls together. */
                duration_ms: number;
                /** @description Of that, of calls of models. */
                model_ms: number;
                /** @description Of that, of calls of models. */
                model_nano: number;
                /** @description Of that, of calls that agents made: whoever called these waited for them. */
                nested_ms: number;
                ok_calls: number;
                /** @description Half of the calls took no longer. */
                p50_ms: number | null;
                /** @description 19 of 20 calls took no longer. */
                p95_ms: number | null;
                /** @description Those whose cost is known. */
                priced_calls: number;
            }[];
            /** @description False when only the newest calls were looked at. */
            complete: boolean;
            /** @description False when there are more than 100000 calls: the range is then one of whole hours or days, and times are told to 4.4 %. */
            exact: boolean;
            /** @description How long a piece of time is; pieces begin at multiples of it, UTC. */
            piece_ms: number;
            /** @description Those that had calls, the oldest first; the first and the last one are cut by the range. */
            pieces: {
                calls: number;
                /** @description Nano-dollars of those whose cost is known; null when there are none. */
                cost_nano: number | null;
                /** @description Of all calls together. */
                duration_ms: number;
                from: string;
                /** @description Of that, of calls of models. */
                model_ms: number;
                /** @description Of that, of calls of models. */
                model_nano: number;
                /** @description Of that, of calls that agents made: whoever called these waited for them. */
                nested_ms: number;
                ok_calls: number;
                /** @description Half of the calls took no longer. */
                p50_ms: number | null;
                /** @description 19 of 20 calls took no longer. */
                p95_ms: number | null;
                /** @description Those whose cost is known. */
                priced_calls: number;
            }[];
            whole: components["schemas"]["ActivitySum"];
        };
        ActivityInput: {
            /** @description By agent; an empty id is of models and of calls of no agent. */
            agents: {
                agent_id: string;
                agent_name: string | null;
                calls: number;
                /** @description Nano-dollars of those whose cost is known; null when there are none. */
                cost_nano: number | null;
                /** @description Of all calls together. */
                duration_ms: number;
                /** @description Of that, of calls of models. */
                model_ms: number;
                /** @description Of that, of calls of models. */
                model_nano: number;
                /** @description Of that, of calls that agents made: whoever called these waited for them. */
                nested_ms: number;
                ok_calls: number;
                /** @description Half of the calls took no longer. */
                p50_ms: number | null;
                /** @description 19 of 20 calls took no longer. */
                p95_ms: number | null;
                /** @description Those whose cost is known. */
                priced_calls: number;
            }[];
            /** @description False when only the newest calls were looked at. */
            complete: boolean;
            /** @description False when there are more than 100000 calls: the range is then one of whole hours or days, and times are told to 4.4 %. */
            exact: boolean;
            /** @description How long a piece of time is; pieces begin at multiples of it, UTC. */
            piece_ms: number;
            /** @description Those that had calls, the oldest first; the first and the last one are cut by the range. */
            pieces: {
                calls: number;
                /** @description Nano-dollars of those whose cost is known; null when there are none. */
                cost_nano: number | null;
                /** @description Of all calls together. */
                duration_ms: number;
                from: string;
                /** @description Of that, of calls of models. */
                model_ms: number;
                /** @description Of that, of calls of models. */
                model_nano: number;
                /** @description Of that, of calls that agents made: whoever called these waited for them. */
                nested_ms: number;
                ok_calls: number;
                /** @description Half of the calls took no longer. */
                p50_ms: number | null;
                /** @description 19 of 20 calls took no longer. */
                p95_ms: number | null;
                /** @description Those whose cost is known. */
                priced_calls: number;
            }[];
            whole: components["schemas"]["ActivitySumInput"];
        };
        ActivitySum: {
            calls: number;
            /** @description Nano-dollars of those whose cost is known; null when there are none. */
            cost_nano: number | null;
            /** @description Of all calls together. */
            duration_ms: number;
            /** @description Of that, of calls of models. */
            model_ms: number;
            /** @description Of that, of calls of models. */
            model_nano: number;
            /** @description Of that, of calls that agents made: whoever called these waited for them. */
            nested_ms: number;
            ok_calls: number;
            /** @description Half of the calls took no longer. */
            p50_ms: number | null;
            /** @description 19 of 20 calls took no longer. */
            p95_ms: number | null;
            /** @description Those whose cost is known. */
            priced_calls: number;
        };
        ActivitySumInput: {
            calls: number;
            /** @description Nano-dollars of those whose cost is known; null when there are none. */
            cost_nano: number | null;
            /** @description Of all calls together. */
            duration_ms: number;
            /** @description Of that, of calls of models. */
            model_ms: number;
            /** @description Of that, of calls of models. */
            model_nano: number;
            /** @description Of that, of calls that agents made: whoever called these waited for them. */
            nested_ms: number;
            ok_calls: number;
            /** @description Half of the calls took no longer. */
            p50_ms: number | null;
            /** @description 19 of 20 calls took no longer. */
            p95_ms: number | null;
            /** @description Those whose cost is known. */
            priced_calls: number;
        };
        AgentActivity: {
            metadata: {
                has_more: boolean;
                page: number;
                total_api_requests: number;
                total_cache_creation_input_tokens: number;
                total_cache_read_input_tokens: number;
                total_completion_tokens: number;
                total_failed_requests: number;
                total_pages: number;
                total_prompt_tokens: number;
                total_spend: number;
                total_successful_requests: number;
                total_tokens: number;
            };
            results: {
                breakdown: {
                    /** @description By hash of the key. */
                    api_keys: {
                        [key: string]: {
                            metadata: {
                                key_alias: string | null;
                                team_id: string | null;
                            };
                            metrics: components["schemas"]["SpendMetrics"];
                        };
                    };
                    /** @description Always empty. */
                    endpoints: Record<string, never>;
                    /** @description By agent id; empty for no agent, or none that may be seen. */
                    entities: {
                        [key: string]: {
                            api_key_breakdown: {
                                [key: string]: {
                                    metadata: {
                                        key_alias: string | null;
                                        team_id: string | null;
                                    };
                                    metrics: components["schemas"]["SpendMetrics"];
                                };
                            };
                            metadata: {
                                agent_name: string | null;
                            };
                            /** @description What was asked of it. */
                            metrics: components["schemas"]["SpendMetrics"];
                            /** @description Calls of models that it made, and dollars; in the sums of a day they are among those of no agent. */
                            nested: {
                                api_requests: number;
                                spend: number;
                            };
                            /** @description Dollars: its own, and of the models that it called. */
                            total_spend: number;
                        };
                    };
                    /** @description Always empty. */
                    mcp_servers: Record<string, never>;
                    /** @description Always empty. */
                    model_groups: Record<string, never>;
                    /** @description The same by "a2a_agent/<name>". */
                    models: {
                        [key: string]: {
                            api_key_breakdown: {
                                [key: string]: {
                                    metadata: {
                                        key_alias: string | null;
                                        team_id: string | null;
                                    };
                                    metrics: components["schemas"]["SpendMetrics"];
                                };
                            };
                            metadata: {
                                agent_name: string | null;
                            };
                            /** @description What was asked of it. */
                            metrics: components["schemas"]["SpendMetrics"];
                            /** @description Calls of models that it made, and dollars; in the sums of a day they are among those of no agent. */
                            nested: {
                                api_requests: number;
                                spend: number;
                            };
                            /** @description Dollars: its own, and of the models that it called. */
                            total_spend: number;
                        };
                    };
                    /** @description Always empty. */
                    providers: Record<string, never>;
                };
                date: string;
                metrics: components["schemas"]["SpendMetrics"];
            }[];
        };
        AgentActivityInput: {
            metadata: {
                has_more: boolean;
                page: number;
                total_api_requests: number;
                total_cache_creation_input_tokens: number;
                total_cache_read_input_tokens: number;
                total_completion_tokens: number;
                total_failed_requests: number;
                total_pages: number;
                total_prompt_tokens: number;
                total_spend: number;
                total_successful_requests: number;
                total_tokens: number;
            };
            results: {
                breakdown: {
                    /** @description By hash of the key. */
                    api_keys: {
                        [key: string]: {
                            metadata: {
                                key_alias: string | null;
                                team_id: string | null;
                            };
                            metrics: components["schemas"]["SpendMetricsInput"];
                        };
                    };
                    /** @description Always empty. */
                    endpoints: Record<string, never>;
                    /** @description By agent id; empty for no agent, or none that may be seen. */
                    entities: {
                        [key: string]: {
                            api_key_breakdown: {
                                [key: string]: {
                                    metadata: {
                                        key_alias: string | null;
                                        team_id: string | null;
                                    };
                                    metrics: components["schemas"]["SpendMetricsInput"];
                                };
                            };
                            metadata: {
                                agent_name: string | null;
                            };
                            /** @description What was asked of it. */
                            metrics: components["schemas"]["SpendMetricsInput"];
                            /** @description Calls of models that it made, and dollars; in the sums of a day they are among those of no agent. */
                            nested: {
                                api_requests: number;
                                spend: number;
                            };
                            /** @description Dollars: its own, and of the models that it called. */
                            total_spend: number;
                        };
                    };
                    /** @description Always empty. */
                    mcp_servers: Record<string, never>;
                    /** @description Always empty. */
                    model_groups: Record<string, never>;
                    /** @description The same by "a2a_agent/<name>". */
                    models: {
                        [key: string]: {
                            api_key_breakdown: {
                                [key: string]: {
                                    metadata: {
                                        key_alias: string | null;
                                        team_id: string | null;
                                    };
                                    metrics: components["schemas"]["SpendMetricsInput"];
                                };
                            };
                            metadata: {
                                agent_name: string | null;
                            };
                            /** @description What was asked of it. */
                            metrics: components["schemas"]["SpendMetricsInput"];
                            /** @description Calls of models that it made, and dollars; in the sums of a day they are among those of no agent. */
                            nested: {
                                api_requests: number;
                                spend: number;
                            };
                            /** @description Dollars: its own, and of the models that it called. */
                            total_spend: number;
                        };
                    };
                    /** @description Always empty. */
                    providers: Record<string, never>;
                };
                date: string;
                metrics: components["schemas"]["SpendMetricsInput"];
            }[];
        };
        AgentChanges: {
            /** @description Access groups whose agents its own keys may call as well. */
            access_group_ids?: string[] | null;
            /** @description Groups the agent belongs to: who is granted one of them may call it. */
            agent_access_groups?: string[] | null;
            /** @description Fields of the agent's card that win over its own; `url` as below. */
            agent_card_params?: {
                [key: string]: unknown;
            };
            /** @description What callers address; unique. */
            agent_name?: string;
            /** @description Length of the window, e.g. "1d" or "1mo"; without it, the budget is for ever. */
            budget_duration?: string | null;
            /**
             * @description Whether everyone may read the card, or only who may call the agent.
             * @enum {string}
             */
            card_auth?: "public" | "key";
            /** @description Sent when the card is fetched, and only then. */
            card_headers?: {
                [key: string]: string;
            } | null;
            /**
             * @description Which card callers get.
             * @enum {string}
             */
            card_mode?: "hybrid" | "1.0" | "0.3";
            /**
             * Format: uri
             * @description Where its card is, when in none of the usual places; may carry a query.
             */
            card_url?: string;
            /**
             * @description What the agent is told of earlier turns by OpenAI clients that name no conversation: all in one text (the default), a data part, or nothing.
             * @enum {string}
             */
            chat_history?: "transcript" | "data" | "none";
            /** @description What TLS shows to it: `certificate` and `private_key`, as PEM. */
            client_certificate?: {
                /** @description PEM: who must have signed the agent’s own, instead of the usual. */
                authorities?: string;
                /** @description PEM; the chain may follow. */
                certificate: string;
                passphrase?: string;
                /** @description PEM. */
                private_key: string;
            } | null;
            /** @description How the gateway proves to it who it is, for calls and for the card: see credentials.md. */
            credentials?: ({
                token: string;
                /** @constant */
                type: "bearer";
            } | {
                /** @description x-api-key when not given. */
                header?: string;
                key: string;
                /** @description What stands before the key, e.g. "Token ". */
                prefix?: string;
                /** @constant */
                type: "api_key";
            } | {
                password: string;
                /** @constant */
                type: "basic";
                username: string;
            } | {
                audience?: string;
                /**
                 * @description Where id and secret stand; post unless told.
                 * @enum {string}
                 */
                client_auth?: "post" | "basic";
                client_id: string;
                client_secret: string;
                scope?: string;
                /**
                 * @description Where the identity provider is; public unless told.
                 * @enum {string}
                 */
                token_network?: "public" | "private" | "loopback";
                /** Format: uri */
                token_url: string;
                /** @constant */
                type: "oauth2";
            } | {
                /** @description A credentials file, as JSON; without it, those of the surroundings. */
                google_credentials?: {
                    [key: string]: unknown;
                } | string;
                quota_project?: string;
                scope?: string;
                /**
                 * @description Where the identity provider is; public unless told.
                 * @enum {string}
                 */
                token_network?: "public" | "private" | "loopback";
                /** Format: uri */
                token_url?: string;
                /** @constant */
                type: "google";
            } | {
                /** Format: uri */
                authority?: string;
                client_id?: string;
                /** @description Without it: workload or managed identity. */
                client_secret?: string;
                scope: string;
                tenant_id?: string;
                /**
                 * @description Where the identity provider is; public unless told.
                 * @enum {string}
                 */
                token_network?: "public" | "private" | "loopback";
                /** @constant */
                type: "entra";
            } | {
                aws_access_key_id?: string;
                aws_external_id?: string;
                aws_profile_name?: string;
                aws_role_name?: string;
                aws_secret_access_key?: string;
                aws_session_name?: string;
                aws_session_token?: string;
                aws_web_identity_token?: string;
                region: string;
                service: string;
                /** Format: uri */
                sts_url?: string;
                /**
                 * @description Where the identity provider is; public unless told.
                 * @enum {string}
                 */
                token_network?: "public" | "private" | "loopback";
                /** @constant */
                type: "aws";
            }) | null;
            /** @description Several addresses instead of `url`, each with `weight`, `priority`, `headers`: see load-balancing.md. */
            deployments?: {
                card_headers?: {
                    [key: string]: string;
                } | null;
                /** Format: uri */
                card_url?: string;
                client_certificate?: {
                    /** @description PEM: who must have signed the agent’s own, instead of the usual. */
                    authorities?: string;
                    /** @description PEM; the chain may follow. */
                    certificate: string;
                    passphrase?: string;
                    /** @description PEM. */
                    private_key: string;
                } | null;
                credentials?: ({
                    token: string;
                    /** @constant */
                    type: "bearer";
                } | {
                    /** @description x-api-key when not given. */
                    header?: string;
                    key: string;
                    /** @description What stands before the key, e.g. "Token ". */
                    prefix?: string;
                    /** @constant */
                    type: "api_key";
                } | {
                    password: string;
                    /** @constant */
                    type: "basic";
                    username: string;
                } | {
                    audience?: string;
                    /**
                     * @description Where id and secret stand; post unless told.
                     * @enum {string}
                     */
                    client_auth?: "post" | "basic";
                    client_id: string;
                    client_secret: string;
                    scope?: string;
                    /**
                     * @description Where the identity provider is; public unless told.
                     * @enum {string}
                     */
                    token_network?: "public" | "private" | "loopback";
                    /** Format: uri */
                    token_url: string;
                    /** @constant */
                    type: "oauth2";
                } | {
                    /** @description A credentials file, as JSON; without it, those of the surroundings. */
                    google_credentials?: {
                        [key: string]: unknown;
                    } | string;
                    quota_project?: string;
                    scope?: string;
                    /**
                     * @description Where the identity provider is; public unless told.
                     * @enum {string}
                     */
                    token_network?: "public" | "private" | "loopback";
                    /** Format: uri */
                    token_url?: string;
                    /** @constant */
                    type: "google";
                } | {
                    /** Format: uri */
                    authority?: string;
                    client_id?: string;
                    /** @description Without it: workload or managed identity. */
                    client_secret?: string;
                    scope: string;
                    tenant_id?: string;
                    /**
                     * @description Where the identity provider is; public unless told.
                     * @enum {string}
                     */
                    token_network?: "public" | "private" | "loopback";
                    /** @constant */
                    type: "entra";
                } | {
                    aws_access_key_id?: string;
                    aws_external_id?: string;
                    aws_profile_name?: string;
                    aws_role_name?: string;
                    aws_secret_access_key?: string;
                    aws_session_name?: string;
                    aws_session_token?: string;
                    aws_web_identity_token?: string;
                    region: string;
                    service: string;
                    /** Format: uri */
                    sts_url?: string;
                    /**
                     * @description Where the identity provider is; public unless told.
                     * @enum {string}
                     */
                    token_network?: "public" | "private" | "loopback";
                    /** @constant */
                    type: "aws";
                }) | null;
                /** @description Sent with every call to it; they win over `static_headers`. */
                headers?: {
                    [key: string]: string;
                } | null;
                /** @description Keeps its identity, and its tasks, when the address changes; shown in records and figures. */
                name?: string;
                /** @description The lowest with a deployment that works is called, the others stand by; 0 by default. */
                priority?: number;
                /** Format: uri */
                url: string;
                /** @description Its share of the calls, 1 by default; 0 drains it. */
                weight?: number;
            }[] | null;
            /** @description Whether it may be called. */
            enabled?: boolean;
            /** @description Names of callers' headers that are passed on. */
            extra_headers?: string[] | null;
            /** @description As in `agent_defaults`; `path` asks there, not for the card. */
            health_check?: {
                healthy_after?: number;
                path?: string | null;
                period_ms?: number;
                timeout_ms?: number;
                unhealthy_after?: number;
            };
            /** @description As in `agent_defaults`. */
            limits?: {
                event_bytes?: number;
                request_bytes?: number;
                response_bytes?: number;
            };
            /** @description Platform and its settings: `custom_llm_provider`, `api_base`, `cost_per_query`, … */
            litellm_params?: {
                [key: string]: unknown;
            };
            /** @description As in `agent_defaults`. */
            load_balancing?: {
                cool_down_ms?: number;
                eject_after?: number;
                max_attempts?: number;
                max_cool_down_ms?: number;
                slow_start_ms?: number;
                /** @enum {string} */
                strategy?: "weighted" | "least_in_flight" | "lowest_latency";
            };
            /** @description Keep what was asked and answered; not set, the global switch decides. */
            log_content?: boolean | null;
            /** @description Dollars that may be spent in one window. */
            max_budget?: number | null;
            /** @description Calls that run at the same time; a stream runs until it ends. */
            max_parallel_requests?: number | null;
            /** @description Streams that are open at the same time. */
            max_streams?: number | null;
            /** @description What keys of its own (`agent_id`) may reach: no more than this. */
            object_permission?: ({
                /** @description All agents that carry one of these groups. */
                agent_access_groups?: string[] | null;
                /** @description Agents that its own keys may call, by id or name; an empty list means none. */
                agents?: string[] | null;
            } & {
                [key: string]: unknown;
            }) | null;
            /** @description Whether the public catalogue shows it. */
            public?: boolean;
            /**
             * @description Callers' push notification configs: refused, forwarded once their address has passed the guard, or kept by the gateway, which delivers itself.
             * @enum {string}
             */
            push_notifications?: "deny" | "validate" | "relay";
            /** @description Requests in any 60 seconds. */
            rpm_limit?: number | null;
            /** @description Calls of models that it may make within a minute of one session. */
            session_rpm_limit?: number | null;
            /** @description Tokens of models that it may take within a minute of one session. */
            session_tpm_limit?: number | null;
            /** @description Record what these limits would have refused, and refuse nothing. */
            shadow_limits?: boolean | null;
            /** @description Dollars in one window from which on the gateway warns; nothing is refused. */
            soft_budget?: number | null;
            /** @description Sent with every call; they win over what callers send. */
            static_headers?: {
                [key: string]: string;
            } | null;
            /** @description Whose the tasks of a key are; not set, `tasks.ownership` decides. */
            task_ownership?: ("key" | "user" | "team") | null;
            /** @description As in `agent_defaults`. */
            timeouts?: {
                connect_ms?: number;
                first_byte_ms?: number;
                idle_ms?: number;
                total_ms?: number;
            };
            /** @description Tokens in any 60 seconds, as far as agents report them. */
            tpm_limit?: number | null;
            /** @description Call the addresses in the card even when they leave the registered one. */
            trust_card_urls?: boolean;
            /**
             * Format: uri
             * @description Where the agent is; `agent_card_params.url` and `litellm_params.api_base` say it in LiteLLM's way.
             */
            url?: string;
        };
        AgentChangesInput: {
            /** @description Access groups whose agents its own keys may call as well. */
            access_group_ids?: string[] | null;
            /** @description Groups the agent belongs to: who is granted one of them may call it. */
            agent_access_groups?: string[] | null;
            /** @description Fields of the agent's card that win over its own; `url` as below. */
            agent_card_params?: {
                [key: string]: unknown;
            };
            /** @description What callers address; unique. */
            agent_name?: string;
            /** @description Length of the window, e.g. "1d" or "1mo"; without it, the budget is for ever. */
            budget_duration?: string | null;
            /**
             * @description Whether everyone may read the card, or only who may call the agent.
             * @enum {string}
             */
            card_auth?: "public" | "key";
            /** @description Sent when the card is fetched, and only then. */
            card_headers?: {
                [key: string]: string;
            } | null;
            /**
             * @description Which card callers get.
             * @enum {string}
             */
            card_mode?: "hybrid" | "1.0" | "0.3";
            /**
             * Format: uri
             * @description Where its card is, when in none of the usual places; may carry a query.
             */
            card_url?: string;
            /**
             * @description What the agent is told of earlier turns by OpenAI clients that name no conversation: all in one text (the default), a data part, or nothing.
             * @enum {string}
             */
            chat_history?: "transcript" | "data" | "none";
            /** @description What TLS shows to it: `certificate` and `private_key`, as PEM. */
            client_certificate?: {
                /** @description PEM: who must have signed the agent’s own, instead of the usual. */
                authorities?: string;
                /** @description PEM; the chain may follow. */
                certificate: string;
                passphrase?: string;
                /** @description PEM. */
                private_key: string;
            } | null;
            /** @description How the gateway proves to it who it is, for calls and for the card: see credentials.md. */
            credentials?: ({
                token: string;
                /** @constant */
                type: "bearer";
            } | {
                /** @description x-api-key when not given. */
                header?: string;
                key: string;
                /** @description What stands before the key, e.g. "Token ". */
                prefix?: string;
                /** @constant */
                type: "api_key";
            } | {
                password: string;
                /** @constant */
                type: "basic";
                username: string;
            } | {
                audience?: string;
                /**
                 * @description Where id and secret stand; post unless told.
                 * @enum {string}
                 */
                client_auth?: "post" | "basic";
                client_id: string;
                client_secret: string;
                scope?: string;
                /**
                 * @description Where the identity provider is; public unless told.
                 * @enum {string}
                 */
                token_network?: "public" | "private" | "loopback";
                /** Format: uri */
                token_url: string;
                /** @constant */
                type: "oauth2";
            } | {
                /** @description A credentials file, as JSON; without it, those of the surroundings. */
                google_credentials?: {
                    [key: string]: unknown;
                } | string;
                quota_project?: string;
                scope?: string;
                /**
                 * @description Where the identity provider is; public unless told.
                 * @enum {string}
                 */
                token_network?: "public" | "private" | "loopback";
                /** Format: uri */
                token_url?: string;
                /** @constant */
                type: "google";
            } | {
                /** Format: uri */
                authority?: string;
                client_id?: string;
                /** @description Without it: workload or managed identity. */
                client_secret?: string;
                scope: string;
                tenant_id?: string;
                /**
                 * @description Where the identity provider is; public unless told.
                 * @enum {string}
                 */
                token_network?: "public" | "private" | "loopback";
                /** @constant */
                type: "entra";
            } | {
                aws_access_key_id?: string;
                aws_external_id?: string;
                aws_profile_name?: string;
                aws_role_name?: string;
                aws_secret_access_key?: string;
                aws_session_name?: string;
                aws_session_token?: string;
                aws_web_identity_token?: string;
                region: string;
                service: string;
                /** Format: uri */
                sts_url?: string;
                /**
                 * @description Where the identity provider is; public unless told.
                 * @enum {string}
                 */
                token_network?: "public" | "private" | "loopback";
                /** @constant */
                type: "aws";
            }) | null;
            /** @description Several addresses instead of `url`, each with `weight`, `priority`, `headers`: see load-balancing.md. */
            deployments?: {
                card_headers?: {
                    [key: string]: string;
                } | null;
                /** Format: uri */
                card_url?: string;
                client_certificate?: {
                    /** @description PEM: who must have signed the agent’s own, instead of the usual. */
                    authorities?: string;
                    /** @description PEM; the chain may follow. */
                    certificate: string;
                    passphrase?: string;
                    /** @description PEM. */
                    private_key: string;
                } | null;
                credentials?: ({
                    token: string;
                    /** @constant */
                    type: "bearer";
                } | {
                    /** @description x-api-key when not given. */
                    header?: string;
                    key: string;
                    /** @description What stands before the key, e.g. "Token ". */
                    prefix?: string;
                    /** @constant */
                    type: "api_key";
                } | {
                    password: string;
                    /** @constant */
                    type: "basic";
                    username: string;
                } | {
                    audience?: string;
                    /**
                     * @description Where id and secret stand; post unless told.
                     * @enum {string}
                     */
                    client_auth?: "post" | "basic";
                    client_id: string;
                    client_secret: string;
                    scope?: string;
                    /**
                     * @description Where the identity provider is; public unless told.
                     * @enum {string}
                     */
                    token_network?: "public" | "private" | "loopback";
                    /** Format: uri */
                    token_url: string;
                    /** @constant */
                    type: "oauth2";
                } | {
                    /** @description A credentials file, as JSON; without it, those of the surroundings. */
                    google_credentials?: {
                        [key: string]: unknown;
                    } | string;
                    quota_project?: string;
                    scope?: string;
                    /**
                     * @description Where the identity provider is; public unless told.
                     * @enum {string}
                     */
                    token_network?: "public" | "private" | "loopback";
                    /** Format: uri */
                    token_url?: string;
                    /** @constant */
                    type: "google";
                } | {
                    /** Format: uri */
                    authority?: string;
                    client_id?: string;
                    /** @description Without it: workload or managed identity. */
                    client_secret?: string;
                    scope: string;
                    tenant_id?: string;
                    /**
                     * @description Where the identity provider is; public unless told.
                     * @enum {string}
                     */
                    token_network?: "public" | "private" | "loopback";
                    /** @constant */
                    type: "entra";
                } | {
                    aws_access_key_id?: string;
                    aws_external_id?: string;
                    aws_profile_name?: string;
                    aws_role_name?: string;
                    aws_secret_access_key?: string;
                    aws_session_name?: string;
                    aws_session_token?: string;
                    aws_web_identity_token?: string;
                    region: string;
                    service: string;
                    /** Format: uri */
                    sts_url?: string;
                    /**
                     * @description Where the identity provider is; public unless told.
                     * @enum {string}
                     */
                    token_network?: "public" | "private" | "loopback";
                    /** @constant */
                    type: "aws";
                }) | null;
                /** @description Sent with every call to it; they win over `static_headers`. */
                headers?: {
                    [key: string]: string;
                } | null;
                /** @description Keeps its identity, and its tasks, when the address changes; shown in records and figures. */
                name?: string;
                /** @description The lowest with a deployment that works is called, the others stand by; 0 by default. */
                priority?: number;
                /** Format: uri */
                url: string;
                /** @description Its share of the calls, 1 by default; 0 drains it. */
                weight?: number;
            }[] | null;
            /** @description Whether it may be called. */
            enabled?: boolean;
            /** @description Names of callers' headers that are passed on. */
            extra_headers?: string[] | null;
            /** @description As in `agent_defaults`; `path` asks there, not for the card. */
            health_check?: {
                healthy_after?: number;
                path?: string | null;
                period_ms?: number;
                timeout_ms?: number;
                unhealthy_after?: number;
            };
            /** @description As in `agent_defaults`. */
            limits?: {
                event_bytes?: number;
                request_bytes?: number;
                response_bytes?: number;
            };
            /** @description Platform and its settings: `custom_llm_provider`, `api_base`, `cost_per_query`, … */
            litellm_params?: {
                [key: string]: unknown;
            };
            /** @description As in `agent_defaults`. */
            load_balancing?: {
                cool_down_ms?: number;
                eject_after?: number;
                max_attempts?: number;
                max_cool_down_ms?: number;
                slow_start_ms?: number;
                /** @enum {string} */
                strategy?: "weighted" | "least_in_flight" | "lowest_latency";
            };
            /** @description Keep what was asked and answered; not set, the global switch decides. */
            log_content?: boolean | null;
            /** @description Dollars that may be spent in one window. */
            max_budget?: number | null;
            /** @description Calls that run at the same time; a stream runs until it ends. */
            max_parallel_requests?: number | null;
            /** @description Streams that are open at the same time. */
            max_streams?: number | null;
            /** @description What keys of its own (`agent_id`) may reach: no more than this. */
            object_permission?: ({
                /** @description All agents that carry one of these groups. */
                agent_access_groups?: string[] | null;
                /** @description Agents that its own keys may call, by id or name; an empty list means none. */
                agents?: string[] | null;
            } & {
                [key: string]: unknown;
            }) | null;
            /** @description Whether the public catalogue shows it. */
            public?: boolean;
            /**
             * @description Callers' push notification configs: refused, forwarded once their address has passed the guard, or kept by the gateway, which delivers itself.
             * @enum {string}
             */
            push_notifications?: "deny" | "validate" | "relay";
            /** @description Requests in any 60 seconds. */
            rpm_limit?: number | null;
            /** @description Calls of models that it may make within a minute of one session. */
            session_rpm_limit?: number | null;
            /** @description Tokens of models that it may take within a minute of one session. */
            session_tpm_limit?: number | null;
            /** @description Record what these limits would have refused, and refuse nothing. */
            shadow_limits?: boolean | null;
            /** @description Dollars in one window from which on the gateway warns; nothing is refused. */
            soft_budget?: number | null;
            /** @description Sent with every call; they win over what callers send. */
            static_headers?: {
                [key: string]: string;
            } | null;
            /** @description Whose the tasks of a key are; not set, `tasks.ownership` decides. */
            task_ownership?: ("key" | "user" | "team") | null;
            /** @description As in `agent_defaults`. */
            timeouts?: {
                connect_ms?: number;
                first_byte_ms?: number;
                idle_ms?: number;
                total_ms?: number;
            };
            /** @description Tokens in any 60 seconds, as far as agents report them. */
            tpm_limit?: number | null;
            /** @description Call the addresses in the card even when they leave the registered one. */
            trust_card_urls?: boolean;
            /**
             * Format: uri
             * @description Where the agent is; `agent_card_params.url` and `litellm_params.api_base` say it in LiteLLM's way.
             */
            url?: string;
        };
        AgentForwarding: {
            agent_id: string;
            agent_name: string | null;
            /** @description Whether one of them is in the trace of a call that it answered. */
            linked: boolean;
            /** @description How many are; null where not one agent alone is asked about. */
            linked_calls: number | null;
            /** @description Calls that it made with a key of its own. */
            made: number;
        };
        AgentForwardingInput: {
            agent_id: string;
            agent_name: string | null;
            /** @description Whether one of them is in the trace of a call that it answered. */
            linked: boolean;
            /** @description How many are; null where not one agent alone is asked about. */
            linked_calls: number | null;
            /** @description Calls that it made with a key of its own. */
            made: number;
        };
        AgentRegistration: {
            /** @description Access groups whose agents its own keys may call as well. */
            access_group_ids?: string[] | null;
            /** @description Groups the agent belongs to: who is granted one of them may call it. */
            agent_access_groups?: string[] | null;
            /** @description Fields of the agent's card that win over its own; `url` as below. */
            agent_card_params?: {
                [key: string]: unknown;
            };
            /** @description What callers address; unique. */
            agent_name: string;
            /** @description Length of the window, e.g. "1d" or "1mo"; without it, the budget is for ever. */
            budget_duration?: string | null;
            /**
             * @description Whether everyone may read the card, or only who may call the agent.
             * @enum {string}
             */
            card_auth?: "public" | "key";
            /** @description Sent when the card is fetched, and only then. */
            card_headers?: {
                [key: string]: string;
            } | null;
            /**
             * @description Which card callers get.
             * @enum {string}
             */
            card_mode?: "hybrid" | "1.0" | "0.3";
            /**
             * Format: uri
             * @description Where its card is, when in none of the usual places; may carry a query.
             */
            card_url?: string;
            /**
             * @description What the agent is told of earlier turns by OpenAI clients that name no conversation: all in one text (the default), a data part, or nothing.
             * @enum {string}
             */
            chat_history?: "transcript" | "data" | "none";
            /** @description What TLS shows to it: `certificate` and `private_key`, as PEM. */
            client_certificate?: {
                /** @description PEM: who must have signed the agent’s own, instead of the usual. */
                authorities?: string;
                /** @description PEM; the chain may follow. */
                certificate: string;
                passphrase?: string;
                /** @description PEM. */
                private_key: string;
            } | null;
            /** @description How the gateway proves to it who it is, for calls and for the card: see credentials.md. */
            credentials?: ({
                token: string;
                /** @constant */
                type: "bearer";
            } | {
                /** @description x-api-key when not given. */
                header?: string;
                key: string;
                /** @description What stands before the key, e.g. "Token ". */
                prefix?: string;
                /** @constant */
                type: "api_key";
            } | {
                password: string;
                /** @constant */
                type: "basic";
                username: string;
            } | {
                audience?: string;
                /**
                 * @description Where id and secret stand; post unless told.
                 * @enum {string}
                 */
                client_auth?: "post" | "basic";
                client_id: string;
                client_secret: string;
                scope?: string;
                /**
                 * @description Where the identity provider is; public unless told.
                 * @enum {string}
                 */
                token_network?: "public" | "private" | "loopback";
                /** Format: uri */
                token_url: string;
                /** @constant */
                type: "oauth2";
            } | {
                /** @description A credentials file, as JSON; without it, those of the surroundings. */
                google_credentials?: {
                    [key: string]: unknown;
                } | string;
                quota_project?: string;
                scope?: string;
                /**
                 * @description Where the identity provider is; public unless told.
                 * @enum {string}
                 */
                token_network?: "public" | "private" | "loopback";
                /** Format: uri */
                token_url?: string;
                /** @constant */
                type: "google";
            } | {
                /** Format: uri */
                authority?: string;
                client_id?: string;
                /** @description Without it: workload or managed identity. */
                client_secret?: string;
                scope: string;
                tenant_id?: string;
                /**
                 * @description Where the identity provider is; public unless told.
                 * @enum {string}
                 */
                token_network?: "public" | "private" | "loopback";
                /** @constant */
                type: "entra";
            } | {
                aws_access_key_id?: string;
                aws_external_id?: string;
                aws_profile_name?: string;
                aws_role_name?: string;
                aws_secret_access_key?: string;
                aws_session_name?: string;
                aws_session_token?: string;
                aws_web_identity_token?: string;
                region: string;
                service: string;
                /** Format: uri */
                sts_url?: string;
                /**
                 * @description Where the identity provider is; public unless told.
                 * @enum {string}
                 */
                token_network?: "public" | "private" | "loopback";
                /** @constant */
                type: "aws";
            }) | null;
            /** @description Several addresses instead of `url`, each with `weight`, `priority`, `headers`: see load-balancing.md. */
            deployments?: {
                card_headers?: {
                    [key: string]: string;
                } | null;
                /** Format: uri */
                card_url?: string;
                client_certificate?: {
                    /** @description PEM: who must have signed the agent’s own, instead of the usual. */
                    authorities?: string;
                    /** @description PEM; the chain may follow. */
                    certificate: string;
                    passphrase?: string;
                    /** @description PEM. */
                    private_key: string;
                } | null;
                credentials?: ({
                    token: string;
                    /** @constant */
                    type: "bearer";
                } | {
                    /** @description x-api-key when not given. */
                    header?: string;
                    key: string;
                    /** @description What stands before the key, e.g. "Token ". */
                    prefix?: string;
                    /** @constant */
                    type: "api_key";
                } | {
                    password: string;
                    /** @constant */
                    type: "basic";
                    username: string;
                } | {
                    audience?: string;
                    /**
                     * @description Where id and secret stand; post unless told.
                     * @enum {string}
                     */
                    client_auth?: "post" | "basic";
                    client_id: string;
                    client_secret: string;
                    scope?: string;
                    /**
                     * @description Where the identity provider is; public unless told.
                     * @enum {string}
                     */
                    token_network?: "public" | "private" | "loopback";
                    /** Format: uri */
                    token_url: string;
                    /** @constant */
                    type: "oauth2";
                } | {
                    /** @description A credentials file, as JSON; without it, those of the surroundings. */
                    google_credentials?: {
                        [key: string]: unknown;
                    } | string;
                    quota_project?: string;
                    scope?: string;
                    /**
                     * @description Where the identity provider is; public unless told.
                     * @enum {string}
                     */
                    token_network?: "public" | "private" | "loopback";
                    /** Format: uri */
                    token_url?: string;
                    /** @constant */
                    type: "google";
                } | {
                    /** Format: uri */
                    authority?: string;
                    client_id?: string;
                    /** @description Without it: workload or managed identity. */
                    client_secret?: string;
                    scope: string;
                    tenant_id?: string;
                    /**
                     * @description Where the identity provider is; public unless told.
                     * @enum {string}
                     */
                    token_network?: "public" | "private" | "loopback";
                    /** @constant */
                    type: "entra";
                } | {
                    aws_access_key_id?: string;
                    aws_external_id?: string;
                    aws_profile_name?: string;
                    aws_role_name?: string;
                    aws_secret_access_key?: string;
                    aws_session_name?: string;
                    aws_session_token?: string;
                    aws_web_identity_token?: string;
                    region: string;
                    service: string;
                    /** Format: uri */
                    sts_url?: string;
                    /**
                     * @description Where the identity provider is; public unless told.
                     * @enum {string}
                     */
                    token_network?: "public" | "private" | "loopback";
                    /** @constant */
                    type: "aws";
                }) | null;
                /** @description Sent with every call to it; they win over `static_headers`. */
                headers?: {
                    [key: string]: string;
                } | null;
                /** @description Keeps its identity, and its tasks, when the address changes; shown in records and figures. */
                name?: string;
                /** @description The lowest with a deployment that works is called, the others stand by; 0 by default. */
                priority?: number;
                /** Format: uri */
                url: string;
                /** @description Its share of the calls, 1 by default; 0 drains it. */
                weight?: number;
            }[] | null;
            /** @description Whether it may be called. */
            enabled?: boolean;
            /** @description Names of callers' headers that are passed on. */
            extra_headers?: string[] | null;
            /** @description As in `agent_defaults`; `path` asks there, not for the card. */
            health_check?: {
                healthy_after?: number;
                path?: string | null;
                period_ms?: number;
                timeout_ms?: number;
                unhealthy_after?: number;
            };
            /** @description As in `agent_defaults`. */
            limits?: {
                event_bytes?: number;
                request_bytes?: number;
                response_bytes?: number;
            };
            /** @description Platform and its settings: `custom_llm_provider`, `api_base`, `cost_per_query`, … */
            litellm_params?: {
                [key: string]: unknown;
            };
            /** @description As in `agent_defaults`. */
            load_balancing?: {
                cool_down_ms?: number;
                eject_after?: number;
                max_attempts?: number;
                max_cool_down_ms?: number;
                slow_start_ms?: number;
                /** @enum {string} */
                strategy?: "weighted" | "least_in_flight" | "lowest_latency";
            };
            /** @description Keep what was asked and answered; not set, the global switch decides. */
            log_content?: boolean | null;
            /** @description Dollars that may be spent in one window. */
            max_budget?: number | null;
            /** @description Calls that run at the same time; a stream runs until it ends. */
            max_parallel_requests?: number | null;
            /** @description Streams that are open at the same time. */
            max_streams?: number | null;
            /** @description What keys of its own (`agent_id`) may reach: no more than this. */
            object_permission?: ({
                /** @description All agents that carry one of these groups. */
                agent_access_groups?: string[] | null;
                /** @description Agents that its own keys may call, by id or name; an empty list means none. */
                agents?: string[] | null;
            } & {
                [key: string]: unknown;
            }) | null;
            /** @description Whether the public catalogue shows it. */
            public?: boolean;
            /**
             * @description Callers' push notification configs: refused, forwarded once their address has passed the guard, or kept by the gateway, which delivers itself.
             * @enum {string}
             */
            push_notifications?: "deny" | "validate" | "relay";
            /** @description Requests in any 60 seconds. */
            rpm_limit?: number | null;
            /** @description Calls of models that it may make within a minute of one session. */
            session_rpm_limit?: number | null;
            /** @description Tokens of models that it may take within a minute of one session. */
            session_tpm_limit?: number | null;
            /** @description Record what these limits would have refused, and refuse nothing. */
            shadow_limits?: boolean | null;
            /** @description Dollars in one window from which on the gateway warns; nothing is refused. */
            soft_budget?: number | null;
            /** @description Sent with every call; they win over what callers send. */
            static_headers?: {
                [key: string]: string;
            } | null;
            /** @description Whose the tasks of a key are; not set, `tasks.ownership` decides. */
            task_ownership?: ("key" | "user" | "team") | null;
            /** @description As in `agent_defaults`. */
            timeouts?: {
                connect_ms?: number;
                first_byte_ms?: number;
                idle_ms?: number;
                total_ms?: number;
            };
            /** @description Tokens in any 60 seconds, as far as agents report them. */
            tpm_limit?: number | null;
            /** @description Call the addresses in the card even when they leave the registered one. */
            trust_card_urls?: boolean;
            /**
             * Format: uri
             * @description Where the agent is; `agent_card_params.url` and `litellm_params.api_base` say it in LiteLLM's way.
             */
            url?: string;
        };
        AgentRegistrationInput: {
            /** @description Access groups whose agents its own keys may call as well. */
            access_group_ids?: string[] | null;
            /** @description Groups the agent belongs to: who is granted one of them may call it. */
            agent_access_groups?: string[] | null;
            /** @description Fields of the agent's card that win over its own; `url` as below. */
            agent_card_params?: {
                [key: string]: unknown;
            };
            /** @description What callers address; unique. */
            agent_name: string;
            /** @description Length of the window, e.g. "1d" or "1mo"; without it, the budget is for ever. */
            budget_duration?: string | null;
            /**
             * @description Whether everyone may read the card, or only who may call the agent.
             * @enum {string}
             */
            card_auth?: "public" | "key";
            /** @description Sent when the card is fetched, and only then. */
            card_headers?: {
                [key: string]: string;
            } | null;
            /**
             * @description Which card callers get.
             * @enum {string}
             */
            card_mode?: "hybrid" | "1.0" | "0.3";
            /**
             * Format: uri
             * @description Where its card is, when in none of the usual places; may carry a query.
             */
            card_url?: string;
            /**
             * @description What the agent is told of earlier turns by OpenAI clients that name no conversation: all in one text (the default), a data part, or nothing.
             * @enum {string}
             */
            chat_history?: "transcript" | "data" | "none";
            /** @description What TLS shows to it: `certificate` and `private_key`, as PEM. */
            client_certificate?: {
                /** @description PEM: who must have signed the agent’s own, instead of the usual. */
                authorities?: string;
                /** @description PEM; the chain may follow. */
                certificate: string;
                passphrase?: string;
                /** @description PEM. */
                private_key: string;
            } | null;
            /** @description How the gateway proves to it who it is, for calls and for the card: see credentials.md. */
            credentials?: ({
                token: string;
                /** @constant */
                type: "bearer";
            } | {
                /** @description x-api-key when not given. */
                header?: string;
                key: string;
                /** @description What stands before the key, e.g. "Token ". */
                prefix?: string;
                /** @constant */
                type: "api_key";
            } | {
                password: string;
                /** @constant */
                type: "basic";
                username: string;
            } | {
                audience?: string;
                /**
                 * @description Where id and secret stand; post unless told.
                 * @enum {string}
                 */
                client_auth?: "post" | "basic";
                client_id: string;
                client_secret: string;
                scope?: string;
                /**
                 * @description Where the identity provider is; public unless told.
                 * @enum {string}
                 */
                token_network?: "public" | "private" | "loopback";
                /** Format: uri */
                token_url: string;
                /** @constant */
                type: "oauth2";
            } | {
                /** @description A credentials file, as JSON; without it, those of the surroundings. */
                google_credentials?: {
                    [key: string]: unknown;
                } | string;
                quota_project?: string;
                scope?: string;
                /**
                 * @description Where the identity provider is; public unless told.
                 * @enum {string}
                 */
                token_network?: "public" | "private" | "loopback";
                /** Format: uri */
                token_url?: string;
                /** @constant */
                type: "google";
            } | {
                /** Format: uri */
                authority?: string;
                client_id?: string;
                /** @description Without it: workload or managed identity. */
                client_secret?: string;
                scope: string;
                tenant_id?: string;
                /**
                 * @description Where the identity provider is; public unless told.
                 * @enum {string}
                 */
                token_network?: "public" | "private" | "loopback";
                /** @constant */
                type: "entra";
            } | {
                aws_access_key_id?: string;
                aws_external_id?: string;
                aws_profile_name?: string;
                aws_role_name?: string;
                aws_secret_access_key?: string;
                aws_session_name?: string;
                aws_session_token?: string;
                aws_web_identity_token?: string;
                region: string;
                service: string;
                /** Format: uri */
                sts_url?: string;
                /**
                 * @description Where the identity provider is; public unless told.
                 * @enum {string}
                 */
                token_network?: "public" | "private" | "loopback";
                /** @constant */
                type: "aws";
            }) | null;
            /** @description Several addresses instead of `url`, each with `weight`, `priority`, `headers`: see load-balancing.md. */
            deployments?: {
                card_headers?: {
                    [key: string]: string;
                } | null;
                /** Format: uri */
                card_url?: string;
                client_certificate?: {
                    /** @description PEM: who must have signed the agent’s own, instead of the usual. */
                    authorities?: string;
                    /** @description PEM; the chain may follow. */
                    certificate: string;
                    passphrase?: string;
                    /** @description PEM. */
                    private_key: string;
                } | null;
                credentials?: ({
                    token: string;
                    /** @constant */
                    type: "bearer";
                } | {
                    /** @description x-api-key when not given. */
                    header?: string;
                    key: string;
                    /** @description What stands before the key, e.g. "Token ". */
                    prefix?: string;
                    /** @constant */
                    type: "api_key";
                } | {
                    password: string;
                    /** @constant */
                    type: "basic";
                    username: string;
                } | {
                    audience?: string;
                    /**
                     * @description Where id and secret stand; post unless told.
                     * @enum {string}
                     */
                    client_auth?: "post" | "basic";
                    client_id: string;
                    client_secret: string;
                    scope?: string;
                    /**
                     * @description Where the identity provider is; public unless told.
                     * @enum {string}
                     */
                    token_network?: "public" | "private" | "loopback";
                    /** Format: uri */
                    token_url: string;
                    /** @constant */
                    type: "oauth2";
                } | {
                    /** @description A credentials file, as JSON; without it, those of the surroundings. */
                    google_credentials?: {
                        [key: string]: unknown;
                    } | string;
                    quota_project?: string;
                    scope?: string;
                    /**
                     * @description Where the identity provider is; public unless told.
                     * @enum {string}
                     */
                    token_network?: "public" | "private" | "loopback";
                    /** Format: uri */
                    token_url?: string;
                    /** @constant */
                    type: "google";
                } | {
                    /** Format: uri */
                    authority?: string;
                    client_id?: string;
                    /** @description Without it: workload or managed identity. */
                    client_secret?: string;
                    scope: string;
                    tenant_id?: string;
                    /**
                     * @description Where the identity provider is; public unless told.
                     * @enum {string}
                     */
                    token_network?: "public" | "private" | "loopback";
                    /** @constant */
                    type: "entra";
                } | {
                    aws_access_key_id?: string;
                    aws_external_id?: string;
                    aws_profile_name?: string;
                    aws_role_name?: string;
                    aws_secret_access_key?: string;
                    aws_session_name?: string;
                    aws_session_token?: string;
                    aws_web_identity_token?: string;
                    region: string;
                    service: string;
                    /** Format: uri */
                    sts_url?: string;
                    /**
                     * @description Where the identity provider is; public unless told.
                     * @enum {string}
                     */
                    token_network?: "public" | "private" | "loopback";
                    /** @constant */
                    type: "aws";
                }) | null;
                /** @description Sent with every call to it; they win over `static_headers`. */
                headers?: {
                    [key: string]: string;
                } | null;
                /** @description Keeps its identity, and its tasks, when the address changes; shown in records and figures. */
                name?: string;
                /** @description The lowest with a deployment that works is called, the others stand by; 0 by default. */
                priority?: number;
                /** Format: uri */
                url: string;
                /** @description Its share of the calls, 1 by default; 0 drains it. */
                weight?: number;
            }[] | null;
            /** @description Whether it may be called. */
            enabled?: boolean;
            /** @description Names of callers' headers that are passed on. */
            extra_headers?: string[] | null;
            /** @description As in `agent_defaults`; `path` asks there, not for the card. */
            health_check?: {
                healthy_after?: number;
                path?: string | null;
                period_ms?: number;
                timeout_ms?: number;
                unhealthy_after?: number;
            };
            /** @description As in `agent_defaults`. */
            limits?: {
                event_bytes?: number;
                request_bytes?: number;
                response_bytes?: number;
            };
            /** @description Platform and its settings: `custom_llm_provider`, `api_base`, `cost_per_query`, … */
            litellm_params?: {
                [key: string]: unknown;
            };
            /** @description As in `agent_defaults`. */
            load_balancing?: {
                cool_down_ms?: number;
                eject_after?: number;
                max_attempts?: number;
                max_cool_down_ms?: number;
                slow_start_ms?: number;
                /** @enum {string} */
                strategy?: "weighted" | "least_in_flight" | "lowest_latency";
            };
            /** @description Keep what was asked and answered; not set, the global switch decides. */
            log_content?: boolean | null;
            /** @description Dollars that may be spent in one window. */
            max_budget?: number | null;
            /** @description Calls that run at the same time; a stream runs until it ends. */
            max_parallel_requests?: number | null;
            /** @description Streams that are open at the same time. */
            max_streams?: number | null;
            /** @description What keys of its own (`agent_id`) may reach: no more than this. */
            object_permission?: ({
                /** @description All agents that carry one of these groups. */
                agent_access_groups?: string[] | null;
                /** @description Agents that its own keys may call, by id or name; an empty list means none. */
                agents?: string[] | null;
            } & {
                [key: string]: unknown;
            }) | null;
            /** @description Whether the public catalogue shows it. */
            public?: boolean;
            /**
             * @description Callers' push notification configs: refused, forwarded once their address has passed the guard, or kept by the gateway, which delivers itself.
             * @enum {string}
             */
            push_notifications?: "deny" | "validate" | "relay";
            /** @description Requests in any 60 seconds. */
            rpm_limit?: number | null;
            /** @description Calls of models that it may make within a minute of one session. */
            session_rpm_limit?: number | null;
            /** @description Tokens of models that it may take within a minute of one session. */
            session_tpm_limit?: number | null;
            /** @description Record what these limits would have refused, and refuse nothing. */
            shadow_limits?: boolean | null;
            /** @description Dollars in one window from which on the gateway warns; nothing is refused. */
            soft_budget?: number | null;
            /** @description Sent with every call; they win over what callers send. */
            static_headers?: {
                [key: string]: string;
            } | null;
            /** @description Whose the tasks of a key are; not set, `tasks.ownership` decides. */
            task_ownership?: ("key" | "user" | "team") | null;
            /** @description As in `agent_defaults`. */
            timeouts?: {
                connect_ms?: number;
                first_byte_ms?: number;
                idle_ms?: number;
                total_ms?: number;
            };
            /** @description Tokens in any 60 seconds, as far as agents report them. */
            tpm_limit?: number | null;
            /** @description Call the addresses in the card even when they leave the registered one. */
            trust_card_urls?: boolean;
            /**
             * Format: uri
             * @description Where the agent is; `agent_card_params.url` and `litellm_params.api_base` say it in LiteLLM's way.
             */
            url?: string;
        };
        AgentResponse: {
            access_group_ids: string[] | null;
            /** @description Groups the agent belongs to: who is granted one of them may call it. */
            agent_access_groups?: string[] | null;
            /** @description As registered; for everyone but administrators, the card that is served. */
            agent_card_params: {
                [key: string]: unknown;
            };
            agent_id: string;
            agent_name: string;
            /** @description Length of the window, e.g. "1d" or "1mo"; without it, the budget is for ever. */
            budget_duration?: string | null;
            /** @description The card that is served, for every reader; null until the agent showed one. */
            card: {
                [key: string]: unknown;
            } | null;
            /**
             * @description Whether everyone may read the card, or only who may call the agent.
             * @enum {string}
             */
            card_auth?: "public" | "key";
            /** @description Why the card could not be fetched the last time. */
            card_error?: string | null;
            card_fetched_at: string | null;
            /** @description Sent when the card is fetched, and only then. */
            card_headers?: {
                [key: string]: string;
            } | null;
            /**
             * @description Which card callers get.
             * @enum {string}
             */
            card_mode?: "hybrid" | "1.0" | "0.3";
            /**
             * Format: uri
             * @description Where its card is, when in none of the usual places; may carry a query.
             */
            card_url?: string;
            /**
             * @description What the agent is told of earlier turns by OpenAI clients that name no conversation: all in one text (the default), a data part, or nothing.
             * @enum {string}
             */
            chat_history?: "transcript" | "data" | "none";
            /** @description What TLS shows to it: `certificate` and `private_key`, as PEM. */
            client_certificate?: {
                /** @description PEM: who must have signed the agent’s own, instead of the usual. */
                authorities?: string;
                /** @description PEM; the chain may follow. */
                certificate: string;
                passphrase?: string;
                /** @description PEM. */
                private_key: string;
            } | null;
            created_at: string;
            created_by: string | null;
            /** @description How the gateway proves to it who it is, for calls and for the card: see credentials.md. */
            credentials?: ({
                token: string;
                /** @constant */
                type: "bearer";
            } | {
                /** @description x-api-key when not given. */
                header?: string;
                key: string;
                /** @description What stands before the key, e.g. "Token ". */
                prefix?: string;
                /** @constant */
                type: "api_key";
            } | {
                password: string;
                /** @constant */
                type: "basic";
                username: string;
            } | {
                audience?: string;
                /**
                 * @description Where id and secret stand; post unless told.
                 * @enum {string}
                 */
                client_auth?: "post" | "basic";
                client_id: string;
                client_secret: string;
                scope?: string;
                /**
                 * @description Where the identity provider is; public unless told.
                 * @enum {string}
                 */
                token_network?: "public" | "private" | "loopback";
                /** Format: uri */
                token_url: string;
                /** @constant */
                type: "oauth2";
            } | {
                /** @description A credentials file, as JSON; without it, those of the surroundings. */
                google_credentials?: {
                    [key: string]: unknown;
                } | string;
                quota_project?: string;
                scope?: string;
                /**
                 * @description Where the identity provider is; public unless told.
                 * @enum {string}
                 */
                token_network?: "public" | "private" | "loopback";
                /** Format: uri */
                token_url?: string;
                /** @constant */
                type: "google";
            } | {
                /** Format: uri */
                authority?: string;
                client_id?: string;
                /** @description Without it: workload or managed identity. */
                client_secret?: string;
                scope: string;
                tenant_id?: string;
                /**
                 * @description Where the identity provider is; public unless told.
                 * @enum {string}
                 */
                token_network?: "public" | "private" | "loopback";
                /** @constant */
                type: "entra";
            } | {
                aws_access_key_id?: string;
                aws_external_id?: string;
                aws_profile_name?: string;
                aws_role_name?: string;
                aws_secret_access_key?: string;
                aws_session_name?: string;
                aws_session_token?: string;
                aws_web_identity_token?: string;
                region: string;
                service: string;
                /** Format: uri */
                sts_url?: string;
                /**
                 * @description Where the identity provider is; public unless told.
                 * @enum {string}
                 */
                token_network?: "public" | "private" | "loopback";
                /** @constant */
                type: "aws";
            }) | null;
            /** @description Several addresses instead of `url`, each with `weight`, `priority`, `headers`: see load-balancing.md. */
            deployments?: {
                card_headers?: {
                    [key: string]: string;
                } | null;
                /** Format: uri */
                card_url?: string;
                client_certificate?: {
                    /** @description PEM: who must have signed the agent’s own, instead of the usual. */
                    authorities?: string;
                    /** @description PEM; the chain may follow. */
                    certificate: string;
                    passphrase?: string;
                    /** @description PEM. */
                    private_key: string;
                } | null;
                credentials?: ({
                    token: string;
                    /** @constant */
                    type: "bearer";
                } | {
                    /** @description x-api-key when not given. */
                    header?: string;
                    key: string;
                    /** @description What stands before the key, e.g. "Token ". */
                    prefix?: string;
                    /** @constant */
                    type: "api_key";
                } | {
                    password: string;
                    /** @constant */
                    type: "basic";
                    username: string;
                } | {
                    audience?: string;
                    /**
                     * @description Where id and secret stand; post unless told.
                     * @enum {string}
                     */
                    client_auth?: "post" | "basic";
                    client_id: string;
                    client_secret: string;
                    scope?: string;
                    /**
                     * @description Where the identity provider is; public unless told.
                     * @enum {string}
                     */
                    token_network?: "public" | "private" | "loopback";
                    /** Format: uri */
                    token_url: string;
                    /** @constant */
                    type: "oauth2";
                } | {
                    /** @description A credentials file, as JSON; without it, those of the surroundings. */
                    google_credentials?: {
                        [key: string]: unknown;
                    } | string;
                    quota_project?: string;
                    scope?: string;
                    /**
                     * @description Where the identity provider is; public unless told.
                     * @enum {string}
                     */
                    token_network?: "public" | "private" | "loopback";
                    /** Format: uri */
                    token_url?: string;
                    /** @constant */
                    type: "google";
                } | {
                    /** Format: uri */
                    authority?: string;
                    client_id?: string;
                    /** @description Without it: workload or managed identity. */
                    client_secret?: string;
                    scope: string;
                    tenant_id?: string;
                    /**
                     * @description Where the identity provider is; public unless told.
                     * @enum {string}
                     */
                    token_network?: "public" | "private" | "loopback";
                    /** @constant */
                    type: "entra";
                } | {
                    aws_access_key_id?: string;
                    aws_external_id?: string;
                    aws_profile_name?: string;
                    aws_role_name?: string;
                    aws_secret_access_key?: string;
                    aws_session_name?: string;
                    aws_session_token?: string;
                    aws_web_identity_token?: string;
                    region: string;
                    service: string;
                    /** Format: uri */
                    sts_url?: string;
                    /**
                     * @description Where the identity provider is; public unless told.
                     * @enum {string}
                     */
                    token_network?: "public" | "private" | "loopback";
                    /** @constant */
                    type: "aws";
                }) | null;
                /** @description Sent with every call to it; they win over `static_headers`. */
                headers?: {
                    [key: string]: string;
                } | null;
                /** @description Keeps its identity, and its tasks, when the address changes; shown in records and figures. */
                name?: string;
                /** @description The lowest with a deployment that works is called, the others stand by; 0 by default. */
                priority?: number;
                /** Format: uri */
                url: string;
                /** @description Its share of the calls, 1 by default; 0 drains it. */
                weight?: number;
            }[] | null;
            enabled: boolean;
            extra_headers: string[] | null;
            /** @description As in `agent_defaults`; `path` asks there, not for the card. */
            health_check?: {
                healthy_after?: number;
                path?: string | null;
                period_ms?: number;
                timeout_ms?: number;
                unhealthy_after?: number;
            };
            /** @description Where the gateway calls there. The health of an agent tells of all its deployments. */
            interfaces?: {
                binding: string;
                tenant?: string;
                url: string;
                version: string;
            }[];
            keys: {
                [key: string]: unknown;
            }[] | null;
            /** @description As in `agent_defaults`. */
            limits?: {
                event_bytes?: number;
                request_bytes?: number;
                response_bytes?: number;
            };
            litellm_params: {
                [key: string]: unknown;
            } | null;
            /** @description As in `agent_defaults`. */
            load_balancing?: {
                cool_down_ms?: number;
                eject_after?: number;
                max_attempts?: number;
                max_cool_down_ms?: number;
                slow_start_ms?: number;
                /** @enum {string} */
                strategy?: "weighted" | "least_in_flight" | "lowest_latency";
            };
            /** @description Keep what was asked and answered; not set, the global switch decides. */
            log_content?: boolean | null;
            /** @description Dollars that may be spent in one window. */
            max_budget?: number | null;
            /** @description Calls that run at the same time; a stream runs until it ends. */
            max_parallel_requests?: number | null;
            /** @description Streams that are open at the same time. */
            max_streams?: number | null;
            /**
             * @description The class that address is held to.
             * @enum {string}
             */
            network?: "public" | "private" | "loopback";
            object_permission: {
                [key: string]: unknown;
            } | null;
            /** @description Set while an administrator has stopped all calls. */
            paused: {
                by: string | null;
                reason: string;
                since: string;
            } | null;
            platform: string;
            public: boolean;
            /**
             * @description Callers' push notification configs: refused, forwarded once their address has passed the guard, or kept by the gateway, which delivers itself.
             * @enum {string}
             */
            push_notifications?: "deny" | "validate" | "relay";
            rpm_limit: number | null;
            /** @description How well it answers the query, from 0 to 1. */
            search_score?: number;
            session_rpm_limit: number | null;
            session_tpm_limit: number | null;
            /** @description Record what these limits would have refused, and refuse nothing. */
            shadow_limits?: boolean | null;
            /** @description Dollars in one window from which on the gateway warns; nothing is refused. */
            soft_budget?: number | null;
            /** @enum {string} */
            source: "api" | "config";
            spend: number | null;
            /** @description Values are never shown. */
            static_headers: {
                [key: string]: string;
            } | null;
            /** @description Whose the tasks of a key are; not set, `tasks.ownership` decides. */
            task_ownership?: ("key" | "user" | "team") | null;
            /** @description As in `agent_defaults`. */
            timeouts?: {
                connect_ms?: number;
                first_byte_ms?: number;
                idle_ms?: number;
                total_ms?: number;
            };
            tpm_limit: number | null;
            /** @description Call the addresses in the card even when they leave the registered one. */
            trust_card_urls?: boolean;
            updated_at: string;
            updated_by: string | null;
            /** @description As last fetched. */
            upstream_card?: {
                [key: string]: unknown;
            } | null;
            /** @description The first registered address, in whichever field it was written. */
            upstream_url?: string;
            /**
             * Format: uri
             * @description Where the agent is; `agent_card_params.url` and `litellm_params.api_base` say it in LiteLLM's way.
             */
            url?: string;
        };
        AgentResponseInput: {
            access_group_ids: string[] | null;
            /** @description Groups the agent belongs to: who is granted one of them may call it. */
            agent_access_groups?: string[] | null;
            /** @description As registered; for everyone but administrators, the card that is served. */
            agent_card_params: {
                [key: string]: unknown;
            };
            agent_id: string;
            agent_name: string;
            /** @description Length of the window, e.g. "1d" or "1mo"; without it, the budget is for ever. */
            budget_duration?: string | null;
            /** @description The card that is served, for every reader; null until the agent showed one. */
            card: {
                [key: string]: unknown;
            } | null;
            /**
             * @description Whether everyone may read the card, or only who may call the agent.
             * @enum {string}
             */
            card_auth?: "public" | "key";
            /** @description Why the card could not be fetched the last time. */
            card_error?: string | null;
            card_fetched_at: string | null;
            /** @description Sent when the card is fetched, and only then. */
            card_headers?: {
                [key: string]: string;
            } | null;
            /**
             * @description Which card callers get.
             * @enum {string}
             */
            card_mode?: "hybrid" | "1.0" | "0.3";
            /**
             * Format: uri
             * @description Where its card is, when in none of the usual places; may carry a query.
             */
            card_url?: string;
            /**
             * @description What the agent is told of earlier turns by OpenAI clients that name no conversation: all in one text (the default), a data part, or nothing.
             * @enum {string}
             */
            chat_history?: "transcript" | "data" | "none";
            /** @description What TLS shows to it: `certificate` and `private_key`, as PEM. */
            client_certificate?: {
                /** @description PEM: who must have signed the agent’s own, instead of the usual. */
                authorities?: string;
                /** @description PEM; the chain may follow. */
                certificate: string;
                passphrase?: string;
                /** @description PEM. */
                private_key: string;
            } | null;
            created_at: string;
            created_by: string | null;
            /** @description How the gateway proves to it who it is, for calls and for the card: see credentials.md. */
            credentials?: ({
                token: string;
                /** @constant */
                type: "bearer";
            } | {
                /** @description x-api-key when not given. */
                header?: string;
                key: string;
                /** @description What stands before the key, e.g. "Token ". */
                prefix?: string;
                /** @constant */
                type: "api_key";
            } | {
                password: string;
                /** @constant */
                type: "basic";
                username: string;
            } | {
                audience?: string;
                /**
                 * @description Where id and secret stand; post unless told.
                 * @enum {string}
                 */
                client_auth?: "post" | "basic";
                client_id: string;
                client_secret: string;
                scope?: string;
                /**
                 * @description Where the identity provider is; public unless told.
                 * @enum {string}
                 */
                token_network?: "public" | "private" | "loopback";
                /** Format: uri */
                token_url: string;
                /** @constant */
                type: "oauth2";
            } | {
                /** @description A credentials file, as JSON; without it, those of the surroundings. */
                google_credentials?: {
                    [key: string]: unknown;
                } | string;
                quota_project?: string;
                scope?: string;
                /**
                 * @description Where the identity provider is; public unless told.
                 * @enum {string}
                 */
                token_network?: "public" | "private" | "loopback";
                /** Format: uri */
                token_url?: string;
                /** @constant */
                type: "google";
            } | {
                /** Format: uri */
                authority?: string;
                client_id?: string;
                /** @description Without it: workload or managed identity. */
                client_secret?: string;
                scope: string;
                tenant_id?: string;
                /**
                 * @description Where the identity provider is; public unless told.
                 * @enum {string}
                 */
                token_network?: "public" | "private" | "loopback";
                /** @constant */
                type: "entra";
            } | {
                aws_access_key_id?: string;
                aws_external_id?: string;
                aws_profile_name?: string;
                aws_role_name?: string;
                aws_secret_access_key?: string;
                aws_session_name?: string;
                aws_session_token?: string;
                aws_web_identity_token?: string;
                region: string;
                service: string;
                /** Format: uri */
                sts_url?: string;
                /**
                 * @description Where the identity provider is; public unless told.
                 * @enum {string}
                 */
                token_network?: "public" | "private" | "loopback";
                /** @constant */
                type: "aws";
            }) | null;
            /** @description Several addresses instead of `url`, each with `weight`, `priority`, `headers`: see load-balancing.md. */
            deployments?: {
                card_headers?: {
                    [key: string]: string;
                } | null;
                /** Format: uri */
                card_url?: string;
                client_certificate?: {
                    /** @description PEM: who must have signed the agent’s own, instead of the usual. */
                    authorities?: string;
                    /** @description PEM; the chain may follow. */
                    certificate: string;
                    passphrase?: string;
                    /** @description PEM. */
                    private_key: string;
                } | null;
                credentials?: ({
                    token: string;
                    /** @constant */
                    type: "bearer";
                } | {
                    /** @description x-api-key when not given. */
                    header?: string;
                    key: string;
                    /** @description What stands before the key, e.g. "Token ". */
                    prefix?: string;
                    /** @constant */
                    type: "api_key";
                } | {
                    password: string;
                    /** @constant */
                    type: "basic";
                    username: string;
                } | {
                    audience?: string;
                    /**
                     * @description Where id and secret stand; post unless told.
                     * @enum {string}
                     */
                    client_auth?: "post" | "basic";
                    client_id: string;
                    client_secret: string;
                    scope?: string;
                    /**
                     * @description Where the identity provider is; public unless told.
                     * @enum {string}
                     */
                    token_network?: "public" | "private" | "loopback";
                    /** Format: uri */
                    token_url: string;
                    /** @constant */
                    type: "oauth2";
                } | {
                    /** @description A credentials file, as JSON; without it, those of the surroundings. */
                    google_credentials?: {
                        [key: string]: unknown;
                    } | string;
                    quota_project?: string;
                    scope?: string;
                    /**
                     * @description Where the identity provider is; public unless told.
                     * @enum {string}
                     */
                    token_network?: "public" | "private" | "loopback";
                    /** Format: uri */
                    token_url?: string;
                    /** @constant */
                    type: "google";
                } | {
                    /** Format: uri */
                    authority?: string;
                    client_id?: string;
                    /** @description Without it: workload or managed identity. */
                    client_secret?: string;
                    scope: string;
                    tenant_id?: string;
                    /**
                     * @description Where the identity provider is; public unless told.
                     * @enum {string}
                     */
                    token_network?: "public" | "private" | "loopback";
                    /** @constant */
                    type: "entra";
                } | {
                    aws_access_key_id?: string;
                    aws_external_id?: string;
                    aws_profile_name?: string;
                    aws_role_name?: string;
                    aws_secret_access_key?: string;
                    aws_session_name?: string;
                    aws_session_token?: string;
                    aws_web_identity_token?: string;
                    region: string;
                    service: string;
                    /** Format: uri */
                    sts_url?: string;
                    /**
                     * @description Where the identity provider is; public unless told.
                     * @enum {string}
                     */
                    token_network?: "public" | "private" | "loopback";
                    /** @constant */
                    type: "aws";
                }) | null;
                /** @description Sent with every call to it; they win over `static_headers`. */
                headers?: {
                    [key: string]: string;
                } | null;
                /** @description Keeps its identity, and its tasks, when the address changes; shown in records and figures. */
                name?: string;
                /** @description The lowest with a deployment that works is called, the others stand by; 0 by default. */
                priority?: number;
                /** Format: uri */
                url: string;
                /** @description Its share of the calls, 1 by default; 0 drains it. */
                weight?: number;
            }[] | null;
            enabled: boolean;
            extra_headers: string[] | null;
            /** @description As in `agent_defaults`; `path` asks there, not for the card. */
            health_check?: {
                healthy_after?: number;
                path?: string | null;
                period_ms?: number;
                timeout_ms?: number;
                unhealthy_after?: number;
            };
            /** @description Where the gateway calls there. The health of an agent tells of all its deployments. */
            interfaces?: {
                binding: string;
                tenant?: string;
                url: string;
                version: string;
            }[];
            keys: {
                [key: string]: unknown;
            }[] | null;
            /** @description As in `agent_defaults`. */
            limits?: {
                event_bytes?: number;
                request_bytes?: number;
                response_bytes?: number;
            };
            litellm_params: {
                [key: string]: unknown;
            } | null;
            /** @description As in `agent_defaults`. */
            load_balancing?: {
                cool_down_ms?: number;
                eject_after?: number;
                max_attempts?: number;
                max_cool_down_ms?: number;
                slow_start_ms?: number;
                /** @enum {string} */
                strategy?: "weighted" | "least_in_flight" | "lowest_latency";
            };
            /** @description Keep what was asked and answered; not set, the global switch decides. */
            log_content?: boolean | null;
            /** @description Dollars that may be spent in one window. */
            max_budget?: number | null;
            /** @description Calls that run at the same time; a stream runs until it ends. */
            max_parallel_requests?: number | null;
            /** @description Streams that are open at the same time. */
            max_streams?: number | null;
            /**
             * @description The class that address is held to.
             * @enum {string}
             */
            network?: "public" | "private" | "loopback";
            object_permission: {
                [key: string]: unknown;
            } | null;
            /** @description Set while an administrator has stopped all calls. */
            paused: {
                by: string | null;
                reason: string;
                since: string;
            } | null;
            platform: string;
            public: boolean;
            /**
             * @description Callers' push notification configs: refused, forwarded once their address has passed the guard, or kept by the gateway, which delivers itself.
             * @enum {string}
             */
            push_notifications?: "deny" | "validate" | "relay";
            rpm_limit: number | null;
            /** @description How well it answers the query, from 0 to 1. */
            search_score?: number;
            session_rpm_limit: number | null;
            session_tpm_limit: number | null;
            /** @description Record what these limits would have refused, and refuse nothing. */
            shadow_limits?: boolean | null;
            /** @description Dollars in one window from which on the gateway warns; nothing is refused. */
            soft_budget?: number | null;
            /** @enum {string} */
            source: "api" | "config";
            spend: number | null;
            /** @description Values are never shown. */
            static_headers: {
                [key: string]: string;
            } | null;
            /** @description Whose the tasks of a key are; not set, `tasks.ownership` decides. */
            task_ownership?: ("key" | "user" | "team") | null;
            /** @description As in `agent_defaults`. */
            timeouts?: {
                connect_ms?: number;
                first_byte_ms?: number;
                idle_ms?: number;
                total_ms?: number;
            };
            tpm_limit: number | null;
            /** @description Call the addresses in the card even when they leave the registered one. */
            trust_card_urls?: boolean;
            updated_at: string;
            updated_by: string | null;
            /** @description As last fetched. */
            upstream_card?: {
                [key: string]: unknown;
            } | null;
            /** @description The first registered address, in whichever field it was written. */
            upstream_url?: string;
            /**
             * Format: uri
             * @description Where the agent is; `agent_card_params.url` and `litellm_params.api_base` say it in LiteLLM's way.
             */
            url?: string;
        };
        AgentType: {
            agent_type: string;
            agent_type_display_name: string;
            credential_fields: {
                default_value: string | null;
                /** @enum {string} */
                field_type: "text" | "password";
                include_in_litellm_params: boolean;
                key: string;
                label: string;
                placeholder: string | null;
                required: boolean;
                tooltip: string | null;
            }[];
            description: string;
            inherit_credentials_from_provider: string | null;
            litellm_params_template: {
                [key: string]: unknown;
            };
            logo_url: string | null;
            model_template: string | null;
            use_a2a_form_fields: boolean;
        };
        AgentTypeInput: {
            agent_type: string;
            agent_type_display_name: string;
            credential_fields: {
                default_value: string | null;
                /** @enum {string} */
                field_type: "text" | "password";
                include_in_litellm_params: boolean;
                key: string;
                label: string;
                placeholder: string | null;
                required: boolean;
                tooltip: string | null;
            }[];
            description: string;
            inherit_credentials_from_provider: string | null;
            litellm_params_template: {
                [key: string]: unknown;
            };
            logo_url: string | null;
            model_template: string | null;
            use_a2a_form_fields: boolean;
        };
        AuditEntry: {
            /** @description What was done or asked for: "key.update". */
            action: string;
            actor: {
                key_id: string | null;
                /** @enum {string} */
                kind: "admin" | "key" | "anonymous" | "system";
                /** @description As "created_by" and "updated_by" name it. */
                name: string;
                team_id: string | null;
                user_id: string | null;
            };
            /** @description The caller's network address. */
            address: string | null;
            after: unknown;
            at: string;
            /** @description How the target looked, without secrets; null when it was not there. */
            before: unknown;
            /** @description The entry that was written before the change. */
            begun: number | null;
            error_code: string | null;
            hash: string;
            last_at: string;
            /**
             * @description "begun" is shown as long as it is not known what came of it: the process ended in between.
             * @enum {string}
             */
            outcome: "begun" | "done" | "failed" | "denied";
            previous_hash: string;
            /** @description Of the answer, and of what the process log says of it. */
            request_id: string | null;
            /** @description Its place in the chain, from 1, without gaps. */
            seq: number;
            /** @description Id of what it was done to. */
            target: string | null;
            /** @description How often it was repeated, until "last_at". */
            times: number;
        };
        AuditEntryInput: {
            /** @description What was done or asked for: "key.update". */
            action: string;
            actor: {
                key_id: string | null;
                /** @enum {string} */
                kind: "admin" | "key" | "anonymous" | "system";
                /** @description As "created_by" and "updated_by" name it. */
                name: string;
                team_id: string | null;
                user_id: string | null;
            };
            /** @description The caller's network address. */
            address: string | null;
            after: unknown;
            at: string;
            /** @description How the target looked, without secrets; null when it was not there. */
            before: unknown;
            /** @description The entry that was written before the change. */
            begun: number | null;
            error_code: string | null;
            hash: string;
            last_at: string;
            /**
             * @description "begun" is shown as long as it is not known what came of it: the process ended in between.
             * @enum {string}
             */
            outcome: "begun" | "done" | "failed" | "denied";
            previous_hash: string;
            /** @description Of the answer, and of what the process log says of it. */
            request_id: string | null;
            /** @description Its place in the chain, from 1, without gaps. */
            seq: number;
            /** @description Id of what it was done to. */
            target: string | null;
            /** @description How often it was repeated, until "last_at". */
            times: number;
        };
        AuditVerdict: {
            /** @description The first entry that is wrong or missing. */
            broken: {
                reason: string;
                seq: number;
            } | null;
            /** @description How many were looked at. */
            entries: number;
            /** @description The newest entry. Kept elsewhere and passed on later, it proves that nothing up to here was replaced. */
            head: {
                hash: string;
                seq: number;
            };
            /** @description Every entry is as it was written, in its place, and none is missing. */
            intact: boolean;
        };
        AuditVerdictInput: {
            /** @description The first entry that is wrong or missing. */
            broken: {
                reason: string;
                seq: number;
            } | null;
            /** @description How many were looked at. */
            entries: number;
            /** @description The newest entry. Kept elsewhere and passed on later, it proves that nothing up to here was replaced. */
            head: {
                hash: string;
                seq: number;
            };
            /** @description Every entry is as it was written, in its place, and none is missing. */
            intact: boolean;
        };
        Call: {
            agent_id: string | null;
            agent_name: string;
            /** @description Every attempt in order, when there was more than one deployment to try; null otherwise. */
            attempts: {
                deployment: string;
                fault: string | null;
                ms: number | null;
            }[] | null;
            binding: string;
            /** @description The agent that made the call. */
            caller_agent_id: string | null;
            client_address: string | null;
            context_id: string | null;
            /** @description Null when it is not known. */
            cost_nano: number | null;
            cost_source: ("per-call" | "reported-usage") | null;
            /** @description The rule that allowed or refused it. */
            decision: string;
            /** @description The deployment that answered, or the last one tried. */
            deployment_id: string | null;
            duration_ms: number;
            error_code: string | null;
            error_message: string | null;
            event_count: number;
            first_byte_ms: number | null;
            front: string;
            http_status: number;
            id: string;
            input_tokens: number | null;
            key_alias: string | null;
            key_id: string | null;
            message_id: string | null;
            /** @description As the caller named it; null for calls of agents. */
            model: string | null;
            model_facts: {
                /** @description What the provider says it answered with, where that is not what it was asked for. */
                answered_model?: string;
                cache_write_tokens: number | null;
                /** @description Among the input tokens. */
                cached_tokens: number | null;
                /** @description JSON of facts of the caller’s own. */
                caller_metadata?: string;
                /** @description Why the cost is not known, or not exact. */
                cost_note: string | null;
                /** @description Nano-dollars of each part of the cost. */
                cost_parts: {
                    [key: string]: number;
                } | null;
                /** @description On whose behalf the caller asked, in its own words. */
                end_user?: string;
                /** @description What the caller calls the call itself. */
                generation_name?: string;
                price_source: string | null;
                /** @description Among the output tokens. */
                reasoning_tokens: number | null;
                /** @description The agent that the caller claimed to call for without the right to. */
                refused_agent: string | null;
                /** @description What the caller calls the trace that begins with the call. */
                trace_name?: string;
                /** @description What the provider was asked for. */
                upstream_model: string | null;
                /** @description The tokens are estimated from the length of what was said; the provider did not count them all. */
                usage_estimated?: boolean;
            } | null;
            /** @enum {string} */
            operation: "send" | "stream" | "get" | "list" | "cancel" | "subscribe" | "push-create" | "push-get" | "push-list" | "push-delete" | "extended-card" | "run" | "chat.completions" | "completions" | "embeddings" | "responses" | "messages" | "messages.count_tokens";
            /** @enum {string} */
            outcome: "ok" | "agent-error" | "upstream-error" | "truncated" | "caller-left" | "refused" | "gateway-error";
            output_tokens: number | null;
            parent_span_id: string | null;
            /** @enum {string} */
            principal_kind: "admin" | "key" | "anonymous";
            /** @description Who serves the model. */
            provider: string | null;
            request_bytes: number;
            request_id: string;
            response_bytes: number;
            /** @description The rule that chose it. */
            routing: string | null;
            /** @description Rises with each call that is recorded; null for calls from before it was counted. */
            seq: number | null;
            session_id: string | null;
            span_id: string | null;
            started_at: string;
            /** @description Of the key. */
            tags: string[];
            task_id: string | null;
            task_state: string | null;
            /** @description As the team was called then. */
            team_alias: string | null;
            team_id: string | null;
            total_tokens: number | null;
            trace_id: string;
            /** @description The caller's own spelling of its trace. */
            trace_ref: string | null;
            upstream_binding: string | null;
            upstream_version: string | null;
            user_agent: string | null;
            user_id: string | null;
            version: string;
        };
        CallContent: {
            /** @description Of a stream: each event, redacted, and when it left, in milliseconds after the arrival. */
            events: {
                at_ms: number | null;
                data: unknown;
            }[] | null;
            /** @description Null of calls from before headers were kept. */
            headers: components["schemas"]["CallHeaders"] | null;
            /** @description Redacted; null when there was none. */
            request: unknown;
            /** @description Redacted; null of a stream. */
            response: unknown;
            /** @description True when a body was longer than is kept. */
            truncated: boolean;
        };
        CallContentInput: {
            /** @description Of a stream: each event, redacted, and when it left, in milliseconds after the arrival. */
            events: {
                at_ms: number | null;
                data: unknown;
            }[] | null;
            /** @description Null of calls from before headers were kept. */
            headers: components["schemas"]["CallHeadersInput"] | null;
            /** @description Redacted; null when there was none. */
            request: unknown;
            /** @description Redacted; null of a stream. */
            response: unknown;
            /** @description True when a body was longer than is kept. */
            truncated: boolean;
        };
        CallDetail: {
            agent_id: string | null;
            agent_name: string;
            /** @description Every attempt in order, when there was more than one deployment to try; null otherwise. */
            attempts: {
                deployment: string;
                fault: string | null;
                ms: number | null;
            }[] | null;
            binding: string;
            /** @description The agent that made the call. */
            caller_agent_id: string | null;
            client_address: string | null;
            content: components["schemas"]["CallContent"] | null;
            context_id: string | null;
            /** @description Null when it is not known. */
            cost_nano: number | null;
            cost_source: ("per-call" | "reported-usage") | null;
            /** @description The rule that allowed or refused it. */
            decision: string;
            /** @description The deployment that answered, or the last one tried. */
            deployment_id: string | null;
            duration_ms: number;
            error_code: string | null;
            error_message: string | null;
            event_count: number;
            first_byte_ms: number | null;
            front: string;
            http_status: number;
            id: string;
            input_tokens: number | null;
            key_alias: string | null;
            key_id: string | null;
            message_id: string | null;
            /** @description As the caller named it; null for calls of agents. */
            model: string | null;
            model_facts: {
                /** @description What the provider says it answered with, where that is not what it was asked for. */
                answered_model?: string;
                cache_write_tokens: number | null;
                /** @description Among the input tokens. */
                cached_tokens: number | null;
                /** @description JSON of facts of the caller’s own. */
                caller_metadata?: string;
                /** @description Why the cost is not known, or not exact. */
                cost_note: string | null;
                /** @description Nano-dollars of each part of the cost. */
                cost_parts: {
                    [key: string]: number;
                } | null;
                /** @description On whose behalf the caller asked, in its own words. */
                end_user?: string;
                /** @description What the caller calls the call itself. */
                generation_name?: string;
                price_source: string | null;
                /** @description Among the output tokens. */
                reasoning_tokens: number | null;
                /** @description The agent that the caller claimed to call for without the right to. */
                refused_agent: string | null;
                /** @description What the caller calls the trace that begins with the call. */
                trace_name?: string;
                /** @description What the provider was asked for. */
                upstream_model: string | null;
                /** @description The tokens are estimated from the length of what was said; the provider did not count them all. */
                usage_estimated?: boolean;
            } | null;
            /** @enum {string} */
            operation: "send" | "stream" | "get" | "list" | "cancel" | "subscribe" | "push-create" | "push-get" | "push-list" | "push-delete" | "extended-card" | "run" | "chat.completions" | "completions" | "embeddings" | "responses" | "messages" | "messages.count_tokens";
            /** @enum {string} */
            outcome: "ok" | "agent-error" | "upstream-error" | "truncated" | "caller-left" | "refused" | "gateway-error";
            output_tokens: number | null;
            parent_span_id: string | null;
            /** @enum {string} */
            principal_kind: "admin" | "key" | "anonymous";
            /** @description Who serves the model. */
            provider: string | null;
            request_bytes: number;
            request_id: string;
            response_bytes: number;
            /** @description The rule that chose it. */
            routing: string | null;
            /** @description Rises with each call that is recorded; null for calls from before it was counted. */
            seq: number | null;
            session_id: string | null;
            span_id: string | null;
            started_at: string;
            /** @description Of the key. */
            tags: string[];
            task_id: string | null;
            task_state: string | null;
            /** @description As the team was called then. */
            team_alias: string | null;
            team_id: string | null;
            total_tokens: number | null;
            trace_id: string;
            /** @description The caller's own spelling of its trace. */
            trace_ref: string | null;
            upstream_binding: string | null;
            upstream_version: string | null;
            user_agent: string | null;
            user_id: string | null;
            version: string;
        };
        CallDetailInput: {
            agent_id: string | null;
            agent_name: string;
            /** @description Every attempt in order, when there was more than one deployment to try; null otherwise. */
            attempts: {
                deployment: string;
                fault: string | null;
                ms: number | null;
            }[] | null;
            binding: string;
            /** @description The agent that made the call. */
            caller_agent_id: string | null;
            client_address: string | null;
            content: components["schemas"]["CallContentInput"] | null;
            context_id: string | null;
            /** @description Null when it is not known. */
            cost_nano: number | null;
            cost_source: ("per-call" | "reported-usage") | null;
            /** @description The rule that allowed or refused it. */
            decision: string;
            /** @description The deployment that answered, or the last one tried. */
            deployment_id: string | null;
            duration_ms: number;
            error_code: string | null;
            error_message: string | null;
            event_count: number;
            first_byte_ms: number | null;
            front: string;
            http_status: number;
            id: string;
            input_tokens: number | null;
            key_alias: string | null;
            key_id: string | null;
            message_id: string | null;
            /** @description As the caller named it; null for calls of agents. */
            model: string | null;
            model_facts: {
                /** @description What the provider says it answered with, where that is not what it was asked for. */
                answered_model?: string;
                cache_write_tokens: number | null;
                /** @description Among the input tokens. */
                cached_tokens: number | null;
                /** @description JSON of facts of the caller’s own. */
                caller_metadata?: string;
                /** @description Why the cost is not known, or not exact. */
                cost_note: string | null;
                /** @description Nano-dollars of each part of the cost. */
                cost_parts: {
                    [key: string]: number;
                } | null;
                /** @description On whose behalf the caller asked, in its own words. */
                end_user?: string;
                /** @description What the caller calls the call itself. */
                generation_name?: string;
                price_source: string | null;
                /** @description Among the output tokens. */
                reasoning_tokens: number | null;
                /** @description The agent that the caller claimed to call for without the right to. */
                refused_agent: string | null;
                /** @description What the caller calls the trace that begins with the call. */
                trace_name?: string;
                /** @description What the provider was asked for. */
                upstream_model: string | null;
                /** @description The tokens are estimated from the length of what was said; the provider did not count them all. */
                usage_estimated?: boolean;
            } | null;
            /** @enum {string} */
            operation: "send" | "stream" | "get" | "list" | "cancel" | "subscribe" | "push-create" | "push-get" | "push-list" | "push-delete" | "extended-card" | "run" | "chat.completions" | "completions" | "embeddings" | "responses" | "messages" | "messages.count_tokens";
            /** @enum {string} */
            outcome: "ok" | "agent-error" | "upstream-error" | "truncated" | "caller-left" | "refused" | "gateway-error";
            output_tokens: number | null;
            parent_span_id: string | null;
            /** @enum {string} */
            principal_kind: "admin" | "key" | "anonymous";
            /** @description Who serves the model. */
            provider: string | null;
            request_bytes: number;
            request_id: string;
            response_bytes: number;
            /** @description The rule that chose it. */
            routing: string | null;
            /** @description Rises with each call that is recorded; null for calls from before it was counted. */
            seq: number | null;
            session_id: string | null;
            span_id: string | null;
            started_at: string;
            /** @description Of the key. */
            tags: string[];
            task_id: string | null;
            task_state: string | null;
            /** @description As the team was called then. */
            team_alias: string | null;
            team_id: string | null;
            total_tokens: number | null;
            trace_id: string;
            /** @description The caller's own spelling of its trace. */
            trace_ref: string | null;
            upstream_binding: string | null;
            upstream_version: string | null;
            user_agent: string | null;
            user_id: string | null;
            version: string;
        };
        CallHeaders: {
            /** @description Of the caller. */
            request: {
                headers: {
                    /** @description In characters, where the value is only the beginning; null where it is whole. */
                    length: number | null;
                    /** @description In lower case. */
                    name: string;
                    /** @description Redacted. */
                    value: string;
                }[];
                /** @description How many more there were. */
                left_out: number;
            };
            /** @description Of the answer that the caller got. */
            response: {
                headers: {
                    /** @description In characters, where the value is only the beginning; null where it is whole. */
                    length: number | null;
                    /** @description In lower case. */
                    name: string;
                    /** @description Redacted. */
                    value: string;
                }[];
                /** @description How many more there were. */
                left_out: number;
            };
            /** @description What went to those that were asked and came back, in order; null for callers who may not inspect. */
            upstream: {
                deployment: string | null;
                method: string;
                request: {
                    headers: {
                        /** @description In characters, where the value is only the beginning; null where it is whole. */
                        length: number | null;
                        /** @description In lower case. */
                        name: string;
                        /** @description Redacted. */
                        value: string;
                    }[];
                    /** @description How many more there were. */
                    left_out: number;
                };
                response: {
                    headers: {
                        /** @description In characters, where the value is only the beginning; null where it is whole. */
                        length: number | null;
                        /** @description In lower case. */
                        name: string;
                        /** @description Redacted. */
                        value: string;
                    }[];
                    /** @description How many more there were. */
                    left_out: number;
                } | null;
                /** @description Null where no answer came. */
                status: number | null;
            }[] | null;
            /** @description How many exchanges there were before those. */
            upstream_left_out: number;
        };
        CallHeadersInput: {
            /** @description Of the caller. */
            request: {
                headers: {
                    /** @description In characters, where the value is only the beginning; null where it is whole. */
                    length: number | null;
                    /** @description In lower case. */
                    name: string;
                    /** @description Redacted. */
                    value: string;
                }[];
                /** @description How many more there were. */
                left_out: number;
            };
            /** @description Of the answer that the caller got. */
            response: {
                headers: {
                    /** @description In characters, where the value is only the beginning; null where it is whole. */
                    length: number | null;
                    /** @description In lower case. */
                    name: string;
                    /** @description Redacted. */
                    value: string;
                }[];
                /** @description How many more there were. */
                left_out: number;
            };
            /** @description What went to those that were asked and came back, in order; null for callers who may not inspect. */
            upstream: {
                deployment: string | null;
                method: string;
                request: {
                    headers: {
                        /** @description In characters, where the value is only the beginning; null where it is whole. */
                        length: number | null;
                        /** @description In lower case. */
                        name: string;
                        /** @description Redacted. */
                        value: string;
                    }[];
                    /** @description How many more there were. */
                    left_out: number;
                };
                response: {
                    headers: {
                        /** @description In characters, where the value is only the beginning; null where it is whole. */
                        length: number | null;
                        /** @description In lower case. */
                        name: string;
                        /** @description Redacted. */
                        value: string;
                    }[];
                    /** @description How many more there were. */
                    left_out: number;
                } | null;
                /** @description Null where no answer came. */
                status: number | null;
            }[] | null;
            /** @description How many exchanges there were before those. */
            upstream_left_out: number;
        };
        CallInput: {
            agent_id: string | null;
            agent_name: string;
            /** @description Every attempt in order, when there was more than one deployment to try; null otherwise. */
            attempts: {
                deployment: string;
                fault: string | null;
                ms: number | null;
            }[] | null;
            binding: string;
            /** @description The agent that made the call. */
            caller_agent_id: string | null;
            client_address: string | null;
            context_id: string | null;
            /** @description Null when it is not known. */
            cost_nano: number | null;
            cost_source: ("per-call" | "reported-usage") | null;
            /** @description The rule that allowed or refused it. */
            decision: string;
            /** @description The deployment that answered, or the last one tried. */
            deployment_id: string | null;
            duration_ms: number;
            error_code: string | null;
            error_message: string | null;
            event_count: number;
            first_byte_ms: number | null;
            front: string;
            http_status: number;
            id: string;
            input_tokens: number | null;
            key_alias: string | null;
            key_id: string | null;
            message_id: string | null;
            /** @description As the caller named it; null for calls of agents. */
            model: string | null;
            model_facts: {
                /** @description What the provider says it answered with, where that is not what it was asked for. */
                answered_model?: string;
                cache_write_tokens: number | null;
                /** @description Among the input tokens. */
                cached_tokens: number | null;
                /** @description JSON of facts of the caller’s own. */
                caller_metadata?: string;
                /** @description Why the cost is not known, or not exact. */
                cost_note: string | null;
                /** @description Nano-dollars of each part of the cost. */
                cost_parts: {
                    [key: string]: number;
                } | null;
                /** @description On whose behalf the caller asked, in its own words. */
                end_user?: string;
                /** @description What the caller calls the call itself. */
                generation_name?: string;
                price_source: string | null;
                /** @description Among the output tokens. */
                reasoning_tokens: number | null;
                /** @description The agent that the caller claimed to call for without the right to. */
                refused_agent: string | null;
                /** @description What the caller calls the trace that begins with the call. */
                trace_name?: string;
                /** @description What the provider was asked for. */
                upstream_model: string | null;
                /** @description The tokens are estimated from the length of what was said; the provider did not count them all. */
                usage_estimated?: boolean;
            } | null;
            /** @enum {string} */
            operation: "send" | "stream" | "get" | "list" | "cancel" | "subscribe" | "push-create" | "push-get" | "push-list" | "push-delete" | "extended-card" | "run" | "chat.completions" | "completions" | "embeddings" | "responses" | "messages" | "messages.count_tokens";
            /** @enum {string} */
            outcome: "ok" | "agent-error" | "upstream-error" | "truncated" | "caller-left" | "refused" | "gateway-error";
            output_tokens: number | null;
            parent_span_id: string | null;
            /** @enum {string} */
            principal_kind: "admin" | "key" | "anonymous";
            /** @description Who serves the model. */
            provider: string | null;
            request_bytes: number;
            request_id: string;
            response_bytes: number;
            /** @description The rule that chose it. */
            routing: string | null;
            /** @description Rises with each call that is recorded; null for calls from before it was counted. */
            seq: number | null;
            session_id: string | null;
            span_id: string | null;
            started_at: string;
            /** @description Of the key. */
            tags: string[];
            task_id: string | null;
            task_state: string | null;
            /** @description As the team was called then. */
            team_alias: string | null;
            team_id: string | null;
            total_tokens: number | null;
            trace_id: string;
            /** @description The caller's own spelling of its trace. */
            trace_ref: string | null;
            upstream_binding: string | null;
            upstream_version: string | null;
            user_agent: string | null;
            user_id: string | null;
            version: string;
        };
        CallStatistics: {
            /** @description How many the filters find, and an export writes. */
            calls: number;
            /** @description False when there may be more: a text is looked for in a bounded number of calls. */
            complete: boolean;
            /** @description Nano-dollars of those whose cost is known; null when there are none. */
            cost_nano: number | null;
            /** @description Each token once: what agents report counts where no call of a model tells. */
            input_tokens: number | null;
            mean_ms: number | null;
            ok_calls: number;
            output_tokens: number | null;
            /** @description Half of the calls took no longer. */
            p50_ms: number | null;
            /** @description 19 of 20 calls took no longer. */
            p95_ms: number | null;
            /** @description Those whose cost is known: that of refused ones, too, which is nothing. */
            priced_calls: number;
            /** @description What follows is of so many, the newest ones. */
            summed_calls: number;
            total_tokens: number | null;
        };
        CallStatisticsInput: {
            /** @description How many the filters find, and an export writes. */
            calls: number;
            /** @description False when there may be more: a text is looked for in a bounded number of calls. */
            complete: boolean;
            /** @description Nano-dollars of those whose cost is known; null when there are none. */
            cost_nano: number | null;
            /** @description Each token once: what agents report counts where no call of a model tells. */
            input_tokens: number | null;
            mean_ms: number | null;
            ok_calls: number;
            output_tokens: number | null;
            /** @description Half of the calls took no longer. */
            p50_ms: number | null;
            /** @description 19 of 20 calls took no longer. */
            p95_ms: number | null;
            /** @description Those whose cost is known: that of refused ones, too, which is nothing. */
            priced_calls: number;
            /** @description What follows is of so many, the newest ones. */
            summed_calls: number;
            total_tokens: number | null;
        };
        CallTotals: {
            calls: number;
            /** @description Nano-dollars of those whose cost is known; null when there are none. */
            cost_nano: number | null;
            /** @description Those of another outcome than "ok". */
            failed_calls: number;
            /** @description Each token once: what agents report counts where no call of a model tells. */
            input_tokens: number | null;
            output_tokens: number | null;
            /** @description Those whose cost is known: that of refused ones, too, which is nothing. */
            priced_calls: number;
            total_tokens: number | null;
        };
        CallTotalsInput: {
            calls: number;
            /** @description Nano-dollars of those whose cost is known; null when there are none. */
            cost_nano: number | null;
            /** @description Those of another outcome than "ok". */
            failed_calls: number;
            /** @description Each token once: what agents report counts where no call of a model tells. */
            input_tokens: number | null;
            output_tokens: number | null;
            /** @description Those whose cost is known: that of refused ones, too, which is nothing. */
            priced_calls: number;
            total_tokens: number | null;
        };
        Caused: {
            /** @description Of what it caused, calls of agents. */
            agent_calls: number;
            /** @description False when its trace has more than 5000 calls: what came after these is not counted. */
            complete: boolean;
            /** @description The first 100 calls that it caused, as they stand in the tree. */
            hops: components["schemas"]["Hop"][];
            model_calls: number;
            /** @description All that it caused. */
            nested: components["schemas"]["CallTotals"];
            /** @description The call itself. */
            own: components["schemas"]["CallTotals"];
            total: components["schemas"]["CallTotals"];
        };
        CausedInput: {
            /** @description Of what it caused, calls of agents. */
            agent_calls: number;
            /** @description False when its trace has more than 5000 calls: what came after these is not counted. */
            complete: boolean;
            /** @description The first 100 calls that it caused, as they stand in the tree. */
            hops: components["schemas"]["HopInput"][];
            model_calls: number;
            /** @description All that it caused. */
            nested: components["schemas"]["CallTotalsInput"];
            /** @description The call itself. */
            own: components["schemas"]["CallTotalsInput"];
            total: components["schemas"]["CallTotalsInput"];
        };
        CreatedUser: {
            blocked: boolean;
            budget_duration: string | null;
            created_at: string;
            created_by: string;
            key: string | null;
            max_budget: number | null;
            max_parallel_requests: number | null;
            max_streams: number | null;
            metadata: {
                [key: string]: unknown;
            };
            /** @description Fields that are kept, but have no effect in this version. */
            not_enforced: string[];
            rpm_limit: number | null;
            shadow_limits: boolean | null;
            soft_budget: number | null;
            tpm_limit: number | null;
            updated_at: string;
            updated_by: string;
            user_alias: string | null;
            user_email: string | null;
            user_id: string;
            /** @enum {string} */
            user_role: "proxy_admin" | "proxy_admin_viewer" | "internal_user" | "internal_user_viewer";
        } & {
            [key: string]: unknown;
        };
        CreatedUserInput: {
            blocked: boolean;
            budget_duration: string | null;
            created_at: string;
            created_by: string;
            key: string | null;
            max_budget: number | null;
            max_parallel_requests: number | null;
            max_streams: number | null;
            metadata: {
                [key: string]: unknown;
            };
            /** @description Fields that are kept, but have no effect in this version. */
            not_enforced: string[];
            rpm_limit: number | null;
            shadow_limits: boolean | null;
            soft_budget: number | null;
            tpm_limit: number | null;
            updated_at: string;
            updated_by: string;
            user_alias: string | null;
            user_email: string | null;
            user_id: string;
            /** @enum {string} */
            user_role: "proxy_admin" | "proxy_admin_viewer" | "internal_user" | "internal_user_viewer";
        } & {
            [key: string]: unknown;
        };
        DeploymentHealth: {
            /** @description Why its card could not be fetched the last time. */
            card_error: string | null;
            card_fetched_at: string | null;
            /**
             * @description What health checks say.
             * @enum {string}
             */
            check_state: "unknown" | "healthy" | "unhealthy";
            check_state_since: string | null;
            /** @description The newest first. */
            checks: {
                at: string;
                healthy: boolean;
                ms: number;
                reason: string | null;
            }[];
            /** @description How long it is left out yet. */
            cool_down_ms: number;
            deployment_id: string;
            faults_in_a_row: number;
            in_flight: number;
            /** @description Where the gateway calls; empty until it showed its card. */
            interfaces: {
                binding: string;
                tenant?: string;
                url: string;
                version: string;
            }[];
            last_fault: string | null;
            /** @description Moving average of the time until an answer begins. */
            latency_ms: number | null;
            name: string;
            /** @enum {string} */
            network: "public" | "private" | "loopback";
            priority: number;
            /**
             * @description Whether it takes new calls: "trial" takes one at a time, the last two none while another can.
             * @enum {string}
             */
            standing: "ready" | "trial" | "ejected" | "unhealthy";
            url: string;
            weight: number;
        };
        DeploymentHealthInput: {
            /** @description Why its card could not be fetched the last time. */
            card_error: string | null;
            card_fetched_at: string | null;
            /**
             * @description What health checks say.
             * @enum {string}
             */
            check_state: "unknown" | "healthy" | "unhealthy";
            check_state_since: string | null;
            /** @description The newest first. */
            checks: {
                at: string;
                healthy: boolean;
                ms: number;
                reason: string | null;
            }[];
            /** @description How long it is left out yet. */
            cool_down_ms: number;
            deployment_id: string;
            faults_in_a_row: number;
            in_flight: number;
            /** @description Where the gateway calls; empty until it showed its card. */
            interfaces: {
                binding: string;
                tenant?: string;
                url: string;
                version: string;
            }[];
            last_fault: string | null;
            /** @description Moving average of the time until an answer begins. */
            latency_ms: number | null;
            name: string;
            /** @enum {string} */
            network: "public" | "private" | "loopback";
            priority: number;
            /**
             * @description Whether it takes new calls: "trial" takes one at a time, the last two none while another can.
             * @enum {string}
             */
            standing: "ready" | "trial" | "ejected" | "unhealthy";
            url: string;
            weight: number;
        };
        DeploymentStanding: {
            id: string;
            /** @description Calls that run now. */
            in_flight: number;
            model_name: string;
            paused: {
                by: string;
                reason: string;
                since: string;
            } | null;
            requests_last_minute: number;
            /**
             * @description Left out after failures, or at its limits.
             * @enum {string}
             */
            state: "ok" | "cooling" | "full" | "paused";
            /** @description Until it takes calls again; null while somebody has paused it. */
            wait_ms: number | null;
        };
        DeploymentStandingInput: {
            id: string;
            /** @description Calls that run now. */
            in_flight: number;
            model_name: string;
            paused: {
                by: string;
                reason: string;
                since: string;
            } | null;
            requests_last_minute: number;
            /**
             * @description Left out after failures, or at its limits.
             * @enum {string}
             */
            state: "ok" | "cooling" | "full" | "paused";
            /** @description Until it takes calls again; null while somebody has paused it. */
            wait_ms: number | null;
        };
        DeploymentTrial: {
            /** @description In the words of the provider, or of the gateway. */
            failure: string | null;
            ms: number;
            ok: boolean;
            /** @description Of the provider; null when it gave no answer. */
            status: number | null;
        };
        DeploymentTrialInput: {
            /** @description In the words of the provider, or of the gateway. */
            failure: string | null;
            ms: number;
            ok: boolean;
            /** @description Of the provider; null when it gave no answer. */
            status: number | null;
        };
        Error: {
            /** @description The message once more, where LiteLLM clients look for it. */
            detail: string;
            error: {
                /** @description Name of a row of the error table. */
                code: string;
                /** @description What happened, why, and what to do. */
                message: string;
                /** @description The field that is wrong, if one is. */
                param: string | null;
                request_id: string;
                type: string;
            };
        };
        ErrorInput: {
            /** @description The message once more, where LiteLLM clients look for it. */
            detail: string;
            error: {
                /** @description Name of a row of the error table. */
                code: string;
                /** @description What happened, why, and what to do. */
                message: string;
                /** @description The field that is wrong, if one is. */
                param: string | null;
                request_id: string;
                type: string;
            };
        };
        GatewaySettings: {
            /** @description Under which whoever asks reaches the gateway. */
            base_url: string;
            configuration: {
                /** @description Null when there is none: then everything comes from the environment. */
                file: string | null;
                /** @description As `switchboard check` tells them. */
                keys: {
                    /** @description The included file it is in; null for the first file, and variables. */
                    file: string | null;
                    key: string;
                    /** @description Of its file; null for a variable. */
                    line: number | null;
                    /** @description Why it is ignored, what it might have meant, or what it sets. */
                    note: string;
                    /** @enum {string} */
                    status: "used" | "ignored" | "unknown";
                    /** @description Secrets are masked; empty where it says nothing. */
                    value: string;
                }[];
                loaded_at: string;
                /** @description The last change of the file, when it cannot be used: what runs stays. */
                refused: {
                    at: string;
                    problems: {
                        column: number | null;
                        /** @description The included file it is in; null for the first file, and variables. */
                        file: string | null;
                        key: string | null;
                        line: number | null;
                        message: string;
                    }[];
                } | null;
                /** @description The last change of the file that was taken over. */
                reloaded: {
                    at: string;
                    changed: string[];
                } | null;
                /** @description Keys that have changed since the start and need another one. */
                waiting_for_restart: string[];
            };
            content: {
                /** @description Milliseconds; null keeps it. */
                audit_kept_ms: number | null;
                /** @description Milliseconds; null keeps it. */
                calls_kept_ms: number | null;
                /** @description Milliseconds; null keeps it. */
                content_kept_ms: number | null;
                /** @description Push notifications that were delivered or given up; milliseconds. */
                deliveries_kept_ms: number | null;
                /** @description Agents and keys that say otherwise ("log_content"), 100 keys at most. */
                exceptions: {
                    agents: {
                        agent_id: string;
                        agent_name: string;
                        editable: boolean;
                        kept: boolean;
                    }[];
                    keys: {
                        kept: boolean;
                        key_alias: string | null;
                        key_id: string;
                    }[];
                };
                /** @description Whether what is said is kept where neither agent nor key says otherwise. */
                kept: boolean;
                /** @description Of a request, and of an answer. */
                max_bytes: number;
                /** @description Milliseconds; null keeps it. */
                tasks_kept_ms: number | null;
            };
            database: {
                connected: boolean;
                /** @enum {string} */
                store: "sqlite" | "postgres";
            };
            /** @description Where records of calls are safe until the database has them. */
            journal: {
                /** @description Whether the database takes records. */
                draining: boolean;
                /** @description What is written, and not in the database yet. */
                pending_bytes: number;
                /** @description Calls whose records are not written yet. */
                waiting_calls: number;
                /** @description Without it, calls are refused. */
                writable: boolean;
            };
            node_version: string;
            /** @description As configured; null where it is taken from each request. */
            public_url: string | null;
            routing: {
                /** @description For agents that say nothing else. */
                agents: {
                    cooldown_ms: number;
                    eject_after: number;
                    first_byte_ms: number;
                    health_check_ms: number;
                    max_attempts: number;
                    strategy: string;
                    total_ms: number;
                };
                models: {
                    aliases: {
                        [key: string]: string;
                    };
                    allowed_fails: number;
                    content_policy_fallbacks: {
                        [key: string]: string[];
                    };
                    context_window_fallbacks: {
                        [key: string]: string[];
                    };
                    /** @description Null where no deployment is ever left out. */
                    cooldown_ms: number | null;
                    default_fallbacks: string[];
                    fallbacks: {
                        [key: string]: string[];
                    };
                    max_fallbacks: number;
                    retries: number;
                    retries_by_failure: {
                        [key: string]: number;
                    };
                    retry_after_ms: number;
                    strategy: string;
                    stream_timeout_ms: number | null;
                    timeout_ms: number;
                };
            };
            sign_in: {
                /** @description What an identity provider is to be told as the redirect address. */
                callback_url: string;
                password: {
                    min_distinct_characters: number;
                    min_length: number;
                };
                session_ms: number;
                /** @description Null when no identity provider is configured. */
                single_sign_on: {
                    /** @description Empty lets everybody in whom the provider knows. */
                    allowed_email_domains: string[];
                    auto_provision: boolean;
                    client_id: string;
                    default_role: string;
                    has_client_secret: boolean;
                    issuer: string;
                    name: string;
                    role_claim: string | null;
                    roles: {
                        [key: string]: string;
                    };
                    scopes: string[];
                    team_claim: string | null;
                    teams: {
                        [key: string]: string;
                    };
                } | null;
            };
            started_at: string;
            version: string;
        };
        GatewaySettingsInput: {
            /** @description Under which whoever asks reaches the gateway. */
            base_url: string;
            configuration: {
                /** @description Null when there is none: then everything comes from the environment. */
                file: string | null;
                /** @description As `switchboard check` tells them. */
                keys: {
                    /** @description The included file it is in; null for the first file, and variables. */
                    file: string | null;
                    key: string;
                    /** @description Of its file; null for a variable. */
                    line: number | null;
                    /** @description Why it is ignored, what it might have meant, or what it sets. */
                    note: string;
                    /** @enum {string} */
                    status: "used" | "ignored" | "unknown";
                    /** @description Secrets are masked; empty where it says nothing. */
                    value: string;
                }[];
                loaded_at: string;
                /** @description The last change of the file, when it cannot be used: what runs stays. */
                refused: {
                    at: string;
                    problems: {
                        column: number | null;
                        /** @description The included file it is in; null for the first file, and variables. */
                        file: string | null;
                        key: string | null;
                        line: number | null;
                        message: string;
                    }[];
                } | null;
                /** @description The last change of the file that was taken over. */
                reloaded: {
                    at: string;
                    changed: string[];
                } | null;
                /** @description Keys that have changed since the start and need another one. */
                waiting_for_restart: string[];
            };
            content: {
                /** @description Milliseconds; null keeps it. */
                audit_kept_ms: number | null;
                /** @description Milliseconds; null keeps it. */
                calls_kept_ms: number | null;
                /** @description Milliseconds; null keeps it. */
                content_kept_ms: number | null;
                /** @description Push notifications that were delivered or given up; milliseconds. */
                deliveries_kept_ms: number | null;
                /** @description Agents and keys that say otherwise ("log_content"), 100 keys at most. */
                exceptions: {
                    agents: {
                        agent_id: string;
                        agent_name: string;
                        editable: boolean;
                        kept: boolean;
                    }[];
                    keys: {
                        kept: boolean;
                        key_alias: string | null;
                        key_id: string;
                    }[];
                };
                /** @description Whether what is said is kept where neither agent nor key says otherwise. */
                kept: boolean;
                /** @description Of a request, and of an answer. */
                max_bytes: number;
                /** @description Milliseconds; null keeps it. */
                tasks_kept_ms: number | null;
            };
            database: {
                connected: boolean;
                /** @enum {string} */
                store: "sqlite" | "postgres";
            };
            /** @description Where records of calls are safe until the database has them. */
            journal: {
                /** @description Whether the database takes records. */
                draining: boolean;
                /** @description What is written, and not in the database yet. */
                pending_bytes: number;
                /** @description Calls whose records are not written yet. */
                waiting_calls: number;
                /** @description Without it, calls are refused. */
                writable: boolean;
            };
            node_version: string;
            /** @description As configured; null where it is taken from each request. */
            public_url: string | null;
            routing: {
                /** @description For agents that say nothing else. */
                agents: {
                    cooldown_ms: number;
                    eject_after: number;
                    first_byte_ms: number;
                    health_check_ms: number;
                    max_attempts: number;
                    strategy: string;
                    total_ms: number;
                };
                models: {
                    aliases: {
                        [key: string]: string;
                    };
                    allowed_fails: number;
                    content_policy_fallbacks: {
                        [key: string]: string[];
                    };
                    context_window_fallbacks: {
                        [key: string]: string[];
                    };
                    /** @description Null where no deployment is ever left out. */
                    cooldown_ms: number | null;
                    default_fallbacks: string[];
                    fallbacks: {
                        [key: string]: string[];
                    };
                    max_fallbacks: number;
                    retries: number;
                    retries_by_failure: {
                        [key: string]: number;
                    };
                    retry_after_ms: number;
                    strategy: string;
                    stream_timeout_ms: number | null;
                    timeout_ms: number;
                };
            };
            sign_in: {
                /** @description What an identity provider is to be told as the redirect address. */
                callback_url: string;
                password: {
                    min_distinct_characters: number;
                    min_length: number;
                };
                session_ms: number;
                /** @description Null when no identity provider is configured. */
                single_sign_on: {
                    /** @description Empty lets everybody in whom the provider knows. */
                    allowed_email_domains: string[];
                    auto_provision: boolean;
                    client_id: string;
                    default_role: string;
                    has_client_secret: boolean;
                    issuer: string;
                    name: string;
                    role_claim: string | null;
                    roles: {
                        [key: string]: string;
                    };
                    scopes: string[];
                    team_claim: string | null;
                    teams: {
                        [key: string]: string;
                    };
                } | null;
            };
            started_at: string;
            version: string;
        };
        GeneratedKey: {
            access_group_ids: string[] | null;
            agent_id: string | null;
            blocked: boolean;
            budget_duration: string | null;
            created_at: string;
            created_by: string;
            expires: string | null;
            key: string;
            key_alias: string | null;
            /** @description Names it, too; calls' records carry it. */
            key_id: string;
            /** @description To recognise the key by: "sk-...abcd". */
            key_name: string;
            /** @description Up to a minute behind. */
            last_active: string | null;
            log_content: boolean | null;
            max_budget: number | null;
            max_parallel_requests: number | null;
            max_streams: number | null;
            metadata: {
                [key: string]: unknown;
            };
            models: string[];
            /** @description Fields that are kept, but have no effect in this version. */
            not_enforced: string[];
            object_permission: {
                [key: string]: unknown;
            } | null;
            rpm_limit: number | null;
            shadow_limits: boolean | null;
            soft_budget: number | null;
            tags: string[];
            team_id: string | null;
            /** @description Hash of the key: names it in other calls. */
            token: string;
            tpm_limit: number | null;
            updated_at: string;
            updated_by: string;
            user_id: string | null;
        } & {
            [key: string]: unknown;
        };
        GeneratedKeyInput: {
            access_group_ids: string[] | null;
            agent_id: string | null;
            blocked: boolean;
            budget_duration: string | null;
            created_at: string;
            created_by: string;
            expires: string | null;
            key: string;
            key_alias: string | null;
            /** @description Names it, too; calls' records carry it. */
            key_id: string;
            /** @description To recognise the key by: "sk-...abcd". */
            key_name: string;
            /** @description Up to a minute behind. */
            last_active: string | null;
            log_content: boolean | null;
            max_budget: number | null;
            max_parallel_requests: number | null;
            max_streams: number | null;
            metadata: {
                [key: string]: unknown;
            };
            models: string[];
            /** @description Fields that are kept, but have no effect in this version. */
            not_enforced: string[];
            object_permission: {
                [key: string]: unknown;
            } | null;
            rpm_limit: number | null;
            shadow_limits: boolean | null;
            soft_budget: number | null;
            tags: string[];
            team_id: string | null;
            /** @description Hash of the key: names it in other calls. */
            token: string;
            tpm_limit: number | null;
            updated_at: string;
            updated_by: string;
            user_id: string | null;
        } & {
            [key: string]: unknown;
        };
        HealthHistory: {
            agents: {
                agent_id: string;
                agent_name: string;
                /** @description Of each hour, the oldest first, as in the next two lists; 0 for none. */
                calls: number[];
                /** @description Whether health checks said at some time of the hour that a deployment is not healthy. */
                check_failed: boolean[];
                /** @description Of these, those that did not succeed. */
                failed_calls: number[];
            }[];
            /** @description When the first hour began; hours are those of the clock, the last one goes on. */
            since: string;
            /** @description An hour: how long each of the 24 pieces is. */
            slot_ms: number;
        };
        HealthHistoryInput: {
            agents: {
                agent_id: string;
                agent_name: string;
                /** @description Of each hour, the oldest first, as in the next two lists; 0 for none. */
                calls: number[];
                /** @description Whether health checks said at some time of the hour that a deployment is not healthy. */
                check_failed: boolean[];
                /** @description Of these, those that did not succeed. */
                failed_calls: number[];
            }[];
            /** @description When the first hour began; hours are those of the clock, the last one goes on. */
            since: string;
            /** @description An hour: how long each of the 24 pieces is. */
            slot_ms: number;
        };
        Hop: {
            call_id: string;
            duration_ms: number;
            /** @enum {string} */
            kind: "agent" | "llm";
            /** @description Id of the call that caused it, as far as that is known. */
            parent_id: string | null;
            started_at: string;
        };
        HopInput: {
            call_id: string;
            duration_ms: number;
            /** @enum {string} */
            kind: "agent" | "llm";
            /** @description Id of the call that caused it, as far as that is known. */
            parent_id: string | null;
            started_at: string;
        };
        HubAgent: {
            agent_id: string;
            agent_name: string;
            card: {
                [key: string]: unknown;
            };
            /** @description Those of one’s own that reach it. */
            keys: {
                key_alias: string | null;
                key_id: string;
                key_name: string;
            }[];
            /**
             * @description Everybody; those who are signed in; or, not on the hub, whoever has a key for it.
             * @enum {string}
             */
            shown_to: "public" | "internal" | "given";
        };
        HubAgentInput: {
            agent_id: string;
            agent_name: string;
            card: {
                [key: string]: unknown;
            };
            /** @description Those of one’s own that reach it. */
            keys: {
                key_alias: string | null;
                key_id: string;
                key_name: string;
            }[];
            /**
             * @description Everybody; those who are signed in; or, not on the hub, whoever has a key for it.
             * @enum {string}
             */
            shown_to: "public" | "internal" | "given";
        };
        HubInfo: {
            /** @description Who gives out keys, and how. */
            about: string | null;
            links: {
                label: string;
                /**
                 * Format: uri
                 * @description http, https or mailto.
                 */
                url: string;
            }[];
            /** @description Whose hub it is. */
            title: string | null;
        };
        HubInfoInput: {
            /** @description Who gives out keys, and how. */
            about: string | null;
            links: {
                label: string;
                /**
                 * Format: uri
                 * @description http, https or mailto.
                 */
                url: string;
            }[];
            /** @description Whose hub it is. */
            title: string | null;
        };
        HubTerms: {
            /** @description Who gives out keys, and how. */
            about: string | null;
            /** @description Ids of agents that all who are signed in see. */
            internal_agents: string[];
            links: {
                label: string;
                /**
                 * Format: uri
                 * @description http, https or mailto.
                 */
                url: string;
            }[];
            /** @description Whose hub it is. */
            title: string | null;
        };
        HubTermsChange: {
            /** @description Who gives out keys, and how. */
            about?: string | null;
            /** @description Ids of agents that all who are signed in see. */
            internal_agents?: string[];
            links?: {
                label: string;
                /**
                 * Format: uri
                 * @description http, https or mailto.
                 */
                url: string;
            }[];
            /** @description Whose hub it is. */
            title?: string | null;
        };
        HubTermsChangeInput: {
            /** @description Who gives out keys, and how. */
            about?: string | null;
            /** @description Ids of agents that all who are signed in see. */
            internal_agents?: string[];
            links?: {
                label: string;
                /**
                 * Format: uri
                 * @description http, https or mailto.
                 */
                url: string;
            }[];
            /** @description Whose hub it is. */
            title?: string | null;
        };
        HubTermsInput: {
            /** @description Who gives out keys, and how. */
            about: string | null;
            /** @description Ids of agents that all who are signed in see. */
            internal_agents: string[];
            links: {
                label: string;
                /**
                 * Format: uri
                 * @description http, https or mailto.
                 */
                url: string;
            }[];
            /** @description Whose hub it is. */
            title: string | null;
        };
        Invitation: {
            accepted_at: string | null;
            created_at: string;
            created_by: string;
            expires_at: string;
            id: string;
            is_accepted: boolean;
            user_id: string;
        };
        InvitationInput: {
            accepted_at: string | null;
            created_at: string;
            created_by: string;
            expires_at: string;
            id: string;
            is_accepted: boolean;
            user_id: string;
        };
        Key: {
            access_group_ids: string[] | null;
            agent_id: string | null;
            blocked: boolean;
            budget_duration: string | null;
            created_at: string;
            created_by: string;
            expires: string | null;
            key_alias: string | null;
            /** @description Names it, too; calls' records carry it. */
            key_id: string;
            /** @description To recognise the key by: "sk-...abcd". */
            key_name: string;
            /** @description Up to a minute behind. */
            last_active: string | null;
            log_content: boolean | null;
            max_budget: number | null;
            max_parallel_requests: number | null;
            max_streams: number | null;
            metadata: {
                [key: string]: unknown;
            };
            models: string[];
            /** @description Fields that are kept, but have no effect in this version. */
            not_enforced: string[];
            object_permission: {
                [key: string]: unknown;
            } | null;
            rpm_limit: number | null;
            shadow_limits: boolean | null;
            soft_budget: number | null;
            tags: string[];
            team_id: string | null;
            /** @description Hash of the key: names it in other calls. */
            token: string;
            tpm_limit: number | null;
            updated_at: string;
            updated_by: string;
            user_id: string | null;
        } & {
            [key: string]: unknown;
        };
        KeyFields: {
            /** @description Access groups; null declares none. */
            access_group_ids?: string[] | null;
            /** @description Makes it that agent's own key: its calls count as the agent's. */
            agent_id?: string | null;
            /** @description Refuse it until further notice. */
            blocked?: boolean | null;
            /** @description Length of the window, e.g. "1d" or "1mo"; without it, the budget is for ever. */
            budget_duration?: string | null;
            /** @description How long it lives, e.g. "30d"; null or "-1": for ever. */
            duration?: string | null;
            /** @description Until when it lives; instead of duration. */
            expires?: string | null;
            /** @description A name for people; unique. */
            key_alias?: string | null;
            /** @description Keep what is asked with it and answered; null leaves it to the agent and the global switch. */
            log_content?: boolean | null;
            /** @description Dollars that may be spent in one window. */
            max_budget?: number | null;
            /** @description Calls that run at the same time; a stream runs until it ends. */
            max_parallel_requests?: number | null;
            /** @description Streams that are open at the same time. */
            max_streams?: number | null;
            metadata?: {
                [key: string]: unknown;
            } | null;
            /** @description Models by name, by a group they carry, or with "*" for any text; empty or null declares none. */
            models?: string[] | null;
            /** @description "agents": ids or names; "agent_access_groups": names that agents carry. null declares nothing. */
            object_permission?: {
                [key: string]: unknown;
            } | null;
            /** @description Requests in any 60 seconds. */
            rpm_limit?: number | null;
            /** @description Record what these limits would have refused, and refuse nothing. */
            shadow_limits?: boolean | null;
            /** @description Dollars in one window from which on the gateway warns; nothing is refused. */
            soft_budget?: number | null;
            /** @description Recorded with each call. */
            tags?: string[] | null;
            team_id?: string | null;
            /** @description Tokens in any 60 seconds, as far as agents report them. */
            tpm_limit?: number | null;
            /** @description Whose key it is: it acts with the role of that user. */
            user_id?: string | null;
        } & {
            [key: string]: unknown;
        };
        KeyFieldsInput: {
            /** @description Access groups; null declares none. */
            access_group_ids?: string[] | null;
            /** @description Makes it that agent's own key: its calls count as the agent's. */
            agent_id?: string | null;
            /** @description Refuse it until further notice. */
            blocked?: boolean | null;
            /** @description Length of the window, e.g. "1d" or "1mo"; without it, the budget is for ever. */
            budget_duration?: string | null;
            /** @description How long it lives, e.g. "30d"; null or "-1": for ever. */
            duration?: string | null;
            /** @description Until when it lives; instead of duration. */
            expires?: string | null;
            /** @description A name for people; unique. */
            key_alias?: string | null;
            /** @description Keep what is asked with it and answered; null leaves it to the agent and the global switch. */
            log_content?: boolean | null;
            /** @description Dollars that may be spent in one window. */
            max_budget?: number | null;
            /** @description Calls that run at the same time; a stream runs until it ends. */
            max_parallel_requests?: number | null;
            /** @description Streams that are open at the same time. */
            max_streams?: number | null;
            metadata?: {
                [key: string]: unknown;
            } | null;
            /** @description Models by name, by a group they carry, or with "*" for any text; empty or null declares none. */
            models?: string[] | null;
            /** @description "agents": ids or names; "agent_access_groups": names that agents carry. null declares nothing. */
            object_permission?: {
                [key: string]: unknown;
            } | null;
            /** @description Requests in any 60 seconds. */
            rpm_limit?: number | null;
            /** @description Record what these limits would have refused, and refuse nothing. */
            shadow_limits?: boolean | null;
            /** @description Dollars in one window from which on the gateway warns; nothing is refused. */
            soft_budget?: number | null;
            /** @description Recorded with each call. */
            tags?: string[] | null;
            team_id?: string | null;
            /** @description Tokens in any 60 seconds, as far as agents report them. */
            tpm_limit?: number | null;
            /** @description Whose key it is: it acts with the role of that user. */
            user_id?: string | null;
        } & {
            [key: string]: unknown;
        };
        KeyInput: {
            access_group_ids: string[] | null;
            agent_id: string | null;
            blocked: boolean;
            budget_duration: string | null;
            created_at: string;
            created_by: string;
            expires: string | null;
            key_alias: string | null;
            /** @description Names it, too; calls' records carry it. */
            key_id: string;
            /** @description To recognise the key by: "sk-...abcd". */
            key_name: string;
            /** @description Up to a minute behind. */
            last_active: string | null;
            log_content: boolean | null;
            max_budget: number | null;
            max_parallel_requests: number | null;
            max_streams: number | null;
            metadata: {
                [key: string]: unknown;
            };
            models: string[];
            /** @description Fields that are kept, but have no effect in this version. */
            not_enforced: string[];
            object_permission: {
                [key: string]: unknown;
            } | null;
            rpm_limit: number | null;
            shadow_limits: boolean | null;
            soft_budget: number | null;
            tags: string[];
            team_id: string | null;
            /** @description Hash of the key: names it in other calls. */
            token: string;
            tpm_limit: number | null;
            updated_at: string;
            updated_by: string;
            user_id: string | null;
        } & {
            [key: string]: unknown;
        };
        KeyUpdate: {
            /** @description Access groups; null declares none. */
            access_group_ids?: string[] | null;
            /** @description Makes it that agent's own key: its calls count as the agent's. */
            agent_id?: string | null;
            /** @description Refuse it until further notice. */
            blocked?: boolean | null;
            /** @description Length of the window, e.g. "1d" or "1mo"; without it, the budget is for ever. */
            budget_duration?: string | null;
            /** @description How long it lives, e.g. "30d"; null or "-1": for ever. */
            duration?: string | null;
            /** @description Until when it lives; instead of duration. */
            expires?: string | null;
            /** @description The key itself, its hash (token), or its id. */
            key: string;
            /** @description A name for people; unique. */
            key_alias?: string | null;
            /** @description Keep what is asked with it and answered; null leaves it to the agent and the global switch. */
            log_content?: boolean | null;
            /** @description Dollars that may be spent in one window. */
            max_budget?: number | null;
            /** @description Calls that run at the same time; a stream runs until it ends. */
            max_parallel_requests?: number | null;
            /** @description Streams that are open at the same time. */
            max_streams?: number | null;
            metadata?: {
                [key: string]: unknown;
            } | null;
            /** @description Models by name, by a group they carry, or with "*" for any text; empty or null declares none. */
            models?: string[] | null;
            /** @description "agents": ids or names; "agent_access_groups": names that agents carry. null declares nothing. */
            object_permission?: {
                [key: string]: unknown;
            } | null;
            /** @description Requests in any 60 seconds. */
            rpm_limit?: number | null;
            /** @description Record what these limits would have refused, and refuse nothing. */
            shadow_limits?: boolean | null;
            /** @description Dollars in one window from which on the gateway warns; nothing is refused. */
            soft_budget?: number | null;
            /** @description Recorded with each call. */
            tags?: string[] | null;
            team_id?: string | null;
            /** @description Tokens in any 60 seconds, as far as agents report them. */
            tpm_limit?: number | null;
            /** @description Whose key it is: it acts with the role of that user. */
            user_id?: string | null;
        } & {
            [key: string]: unknown;
        };
        KeyUpdateInput: {
            /** @description Access groups; null declares none. */
            access_group_ids?: string[] | null;
            /** @description Makes it that agent's own key: its calls count as the agent's. */
            agent_id?: string | null;
            /** @description Refuse it until further notice. */
            blocked?: boolean | null;
            /** @description Length of the window, e.g. "1d" or "1mo"; without it, the budget is for ever. */
            budget_duration?: string | null;
            /** @description How long it lives, e.g. "30d"; null or "-1": for ever. */
            duration?: string | null;
            /** @description Until when it lives; instead of duration. */
            expires?: string | null;
            /** @description The key itself, its hash (token), or its id. */
            key: string;
            /** @description A name for people; unique. */
            key_alias?: string | null;
            /** @description Keep what is asked with it and answered; null leaves it to the agent and the global switch. */
            log_content?: boolean | null;
            /** @description Dollars that may be spent in one window. */
            max_budget?: number | null;
            /** @description Calls that run at the same time; a stream runs until it ends. */
            max_parallel_requests?: number | null;
            /** @description Streams that are open at the same time. */
            max_streams?: number | null;
            metadata?: {
                [key: string]: unknown;
            } | null;
            /** @description Models by name, by a group they carry, or with "*" for any text; empty or null declares none. */
            models?: string[] | null;
            /** @description "agents": ids or names; "agent_access_groups": names that agents carry. null declares nothing. */
            object_permission?: {
                [key: string]: unknown;
            } | null;
            /** @description Requests in any 60 seconds. */
            rpm_limit?: number | null;
            /** @description Record what these limits would have refused, and refuse nothing. */
            shadow_limits?: boolean | null;
            /** @description Dollars in one window from which on the gateway warns; nothing is refused. */
            soft_budget?: number | null;
            /** @description Recorded with each call. */
            tags?: string[] | null;
            team_id?: string | null;
            /** @description Tokens in any 60 seconds, as far as agents report them. */
            tpm_limit?: number | null;
            /** @description Whose key it is: it acts with the role of that user. */
            user_id?: string | null;
        } & {
            [key: string]: unknown;
        };
        Limits: {
            budget_duration: string | null;
            budget_reset_at: string | null;
            /** @description Calls that began earlier do not count. */
            budget_started_at: string | null;
            id: string;
            level: string;
            max_budget: number | null;
            parallel: {
                limit: number;
                used: number;
            } | null;
            /** @description In the last 60 seconds; null without a limit, like those below. */
            requests: {
                limit: number;
                remaining: number;
                reset_seconds: number;
                used: number;
            } | null;
            /** @description Dollars that running calls hold. */
            reserved: number;
            shadow_limits: boolean;
            soft_budget: number | null;
            /** @description Dollars in the window of the budget; without a budget, ever. */
            spend: number;
            streams: {
                limit: number;
                used: number;
            } | null;
            tokens: {
                limit: number;
                remaining: number;
                reset_seconds: number;
                used: number;
            } | null;
        };
        LimitsInput: {
            budget_duration: string | null;
            budget_reset_at: string | null;
            /** @description Calls that began earlier do not count. */
            budget_started_at: string | null;
            id: string;
            level: string;
            max_budget: number | null;
            parallel: {
                limit: number;
                used: number;
            } | null;
            /** @description In the last 60 seconds; null without a limit, like those below. */
            requests: {
                limit: number;
                remaining: number;
                reset_seconds: number;
                used: number;
            } | null;
            /** @description Dollars that running calls hold. */
            reserved: number;
            shadow_limits: boolean;
            soft_budget: number | null;
            /** @description Dollars in the window of the budget; without a budget, ever. */
            spend: number;
            streams: {
                limit: number;
                used: number;
            } | null;
            tokens: {
                limit: number;
                remaining: number;
                reset_seconds: number;
                used: number;
            } | null;
        };
        ListedKey: {
            access_group_ids: string[] | null;
            agent_id: string | null;
            blocked: boolean;
            budget_duration: string | null;
            budget_reset_at: string | null;
            created_at: string;
            created_by: string;
            expires: string | null;
            key_alias: string | null;
            /** @description Names it, too; calls' records carry it. */
            key_id: string;
            /** @description To recognise the key by: "sk-...abcd". */
            key_name: string;
            /** @description Up to a minute behind. */
            last_active: string | null;
            log_content: boolean | null;
            max_budget: number | null;
            max_parallel_requests: number | null;
            max_streams: number | null;
            metadata: {
                [key: string]: unknown;
            };
            models: string[];
            /** @description Fields that are kept, but have no effect in this version. */
            not_enforced: string[];
            object_permission: {
                [key: string]: unknown;
            } | null;
            rpm_limit: number | null;
            shadow_limits: boolean | null;
            soft_budget: number | null;
            /** @description Dollars in the window of the budget; null without a budget. */
            spend: number | null;
            tags: string[];
            team_id: string | null;
            /** @description Hash of the key: names it in other calls. */
            token: string;
            tpm_limit: number | null;
            updated_at: string;
            updated_by: string;
            user_id: string | null;
        } & {
            [key: string]: unknown;
        };
        ListedKeyInput: {
            access_group_ids: string[] | null;
            agent_id: string | null;
            blocked: boolean;
            budget_duration: string | null;
            budget_reset_at: string | null;
            created_at: string;
            created_by: string;
            expires: string | null;
            key_alias: string | null;
            /** @description Names it, too; calls' records carry it. */
            key_id: string;
            /** @description To recognise the key by: "sk-...abcd". */
            key_name: string;
            /** @description Up to a minute behind. */
            last_active: string | null;
            log_content: boolean | null;
            max_budget: number | null;
            max_parallel_requests: number | null;
            max_streams: number | null;
            metadata: {
                [key: string]: unknown;
            };
            models: string[];
            /** @description Fields that are kept, but have no effect in this version. */
            not_enforced: string[];
            object_permission: {
                [key: string]: unknown;
            } | null;
            rpm_limit: number | null;
            shadow_limits: boolean | null;
            soft_budget: number | null;
            /** @description Dollars in the window of the budget; null without a budget. */
            spend: number | null;
            tags: string[];
            team_id: string | null;
            /** @description Hash of the key: names it in other calls. */
            token: string;
            tpm_limit: number | null;
            updated_at: string;
            updated_by: string;
            user_id: string | null;
        } & {
            [key: string]: unknown;
        };
        ListedTeam: {
            access_group_ids: string[] | null;
            blocked: boolean;
            budget_duration: string | null;
            budget_reset_at: string | null;
            created_at: string;
            created_by: string;
            max_budget: number | null;
            max_parallel_requests: number | null;
            max_streams: number | null;
            members_with_roles: {
                /**
                 * @description "admin" manages the keys and members of the team.
                 * @enum {string}
                 */
                role: "admin" | "user";
                user_id: string;
            }[];
            metadata: {
                [key: string]: unknown;
            };
            models: string[];
            /** @description Fields that are kept, but have no effect in this version. */
            not_enforced: string[];
            object_permission: {
                [key: string]: unknown;
            } | null;
            rpm_limit: number | null;
            shadow_limits: boolean | null;
            soft_budget: number | null;
            /** @description Dollars in the window of the budget; null without a budget. */
            spend: number | null;
            team_alias: string | null;
            team_id: string;
            tpm_limit: number | null;
            updated_at: string;
            updated_by: string;
        } & {
            [key: string]: unknown;
        };
        ListedTeamInput: {
            access_group_ids: string[] | null;
            blocked: boolean;
            budget_duration: string | null;
            budget_reset_at: string | null;
            created_at: string;
            created_by: string;
            max_budget: number | null;
            max_parallel_requests: number | null;
            max_streams: number | null;
            members_with_roles: {
                /**
                 * @description "admin" manages the keys and members of the team.
                 * @enum {string}
                 */
                role: "admin" | "user";
                user_id: string;
            }[];
            metadata: {
                [key: string]: unknown;
            };
            models: string[];
            /** @description Fields that are kept, but have no effect in this version. */
            not_enforced: string[];
            object_permission: {
                [key: string]: unknown;
            } | null;
            rpm_limit: number | null;
            shadow_limits: boolean | null;
            soft_budget: number | null;
            /** @description Dollars in the window of the budget; null without a budget. */
            spend: number | null;
            team_alias: string | null;
            team_id: string;
            tpm_limit: number | null;
            updated_at: string;
            updated_by: string;
        } & {
            [key: string]: unknown;
        };
        ModelChanges: {
            litellm_params?: {
                additional_drop_params?: string[] | null;
                api_base?: string | null;
                api_key?: string | null;
                api_version?: string | null;
                aws_access_key_id?: string | null;
                aws_bedrock_runtime_endpoint?: string | null;
                aws_external_id?: string | null;
                aws_profile_name?: string | null;
                aws_region_name?: string | null;
                aws_role_name?: string | null;
                aws_secret_access_key?: string | null;
                aws_session_name?: string | null;
                aws_session_token?: string | null;
                aws_sts_endpoint?: string | null;
                aws_web_identity_token?: string | null;
                custom_llm_provider?: string | null;
                drop_params?: boolean | null;
                extra_headers?: {
                    [key: string]: string;
                } | null;
                litellm_credential_name?: string | null;
                max_parallel_requests?: number | null;
                /** @description "provider/model" */
                model?: string;
                order?: number | null;
                organization?: string | null;
                region_name?: string | null;
                rpm?: number | null;
                stream_timeout?: number | string | null;
                timeout?: number | string | null;
                tpm?: number | null;
                vertex_credentials?: ({
                    [key: string]: unknown;
                } | string) | null;
                vertex_location?: string | null;
                vertex_project?: string | null;
                vertex_token_url?: string | null;
                weight?: number | null;
            } & {
                [key: string]: unknown;
            };
            model_info?: ({
                access_groups?: string[] | null;
                base_model?: string | null;
                id?: string;
                mode?: string;
            } & {
                [key: string]: unknown;
            }) | null;
            model_name?: string;
        };
        ModelChangesInput: {
            litellm_params?: {
                additional_drop_params?: string[] | null;
                api_base?: string | null;
                api_key?: string | null;
                api_version?: string | null;
                aws_access_key_id?: string | null;
                aws_bedrock_runtime_endpoint?: string | null;
                aws_external_id?: string | null;
                aws_profile_name?: string | null;
                aws_region_name?: string | null;
                aws_role_name?: string | null;
                aws_secret_access_key?: string | null;
                aws_session_name?: string | null;
                aws_session_token?: string | null;
                aws_sts_endpoint?: string | null;
                aws_web_identity_token?: string | null;
                custom_llm_provider?: string | null;
                drop_params?: boolean | null;
                extra_headers?: {
                    [key: string]: string;
                } | null;
                litellm_credential_name?: string | null;
                max_parallel_requests?: number | null;
                /** @description "provider/model" */
                model?: string;
                order?: number | null;
                organization?: string | null;
                region_name?: string | null;
                rpm?: number | null;
                stream_timeout?: number | string | null;
                timeout?: number | string | null;
                tpm?: number | null;
                vertex_credentials?: ({
                    [key: string]: unknown;
                } | string) | null;
                vertex_location?: string | null;
                vertex_project?: string | null;
                vertex_token_url?: string | null;
                weight?: number | null;
            } & {
                [key: string]: unknown;
            };
            model_info?: ({
                access_groups?: string[] | null;
                base_model?: string | null;
                id?: string;
                mode?: string;
            } & {
                [key: string]: unknown;
            }) | null;
            model_name?: string;
        };
        ModelDeployment: {
            litellm_params: {
                custom_llm_provider: string;
                /** @description "provider/model", as the provider is asked. */
                model: string;
                order: number;
                weight: number;
            };
            /** @description As configured, with the prices that hold now. */
            model_info: {
                /** @description Registered over the API; false for those of the config file. */
                db_model: boolean;
                /** @description Of the deployment; calls’ records carry it. */
                id: string;
                /** @description Dollars, at the lowest tier; null when no price is known. */
                input_cost_per_token: number | null;
                output_cost_per_token: number | null;
                /** @description Where its prices come from; null when it has none. */
                price_source: string | null;
            } & {
                [key: string]: unknown;
            };
            model_name: string;
        };
        ModelDeploymentInput: {
            litellm_params: {
                custom_llm_provider: string;
                /** @description "provider/model", as the provider is asked. */
                model: string;
                order: number;
                weight: number;
            };
            /** @description As configured, with the prices that hold now. */
            model_info: {
                /** @description Registered over the API; false for those of the config file. */
                db_model: boolean;
                /** @description Of the deployment; calls’ records carry it. */
                id: string;
                /** @description Dollars, at the lowest tier; null when no price is known. */
                input_cost_per_token: number | null;
                output_cost_per_token: number | null;
                /** @description Where its prices come from; null when it has none. */
                price_source: string | null;
            } & {
                [key: string]: unknown;
            };
            model_name: string;
        };
        ModelEntry: {
            created_at: string;
            created_by: string;
            /** @description As registered; "<REDACTED>" stands wherever a secret does, and sent back keeps it. */
            litellm_params: {
                model: string;
            } & {
                [key: string]: unknown;
            };
            model_id: string;
            model_info: {
                /** @constant */
                db_model: true;
                id: string;
            } & {
                [key: string]: unknown;
            };
            model_name: string;
            updated_at: string;
            updated_by: string;
        };
        ModelEntryInput: {
            created_at: string;
            created_by: string;
            /** @description As registered; "<REDACTED>" stands wherever a secret does, and sent back keeps it. */
            litellm_params: {
                model: string;
            } & {
                [key: string]: unknown;
            };
            model_id: string;
            model_info: {
                /** @constant */
                db_model: true;
                id: string;
            } & {
                [key: string]: unknown;
            };
            model_name: string;
            updated_at: string;
            updated_by: string;
        };
        ModelPrice: {
            cache_creation_input_token_cost: number | null;
            cache_read_input_token_cost: number | null;
            deployment_id: string;
            /** @description What is taken off the cost, as a share of it. */
            discount_share: number | null;
            input_cost_per_request: number | null;
            input_cost_per_token: number | null;
            margin: {
                /** @description Dollars a call. */
                fixed: number;
                share: number;
            } | null;
            /** @description "provider/model", as the provider is asked. */
            model: string;
            model_name: string;
            output_cost_per_reasoning_token: number | null;
            output_cost_per_token: number | null;
            override: {
                cache_creation_input_token_cost: number | null;
                cache_read_input_token_cost: number | null;
                input_cost_per_request: number | null;
                input_cost_per_token: number | null;
                note: string | null;
                output_cost_per_reasoning_token: number | null;
                output_cost_per_token: number | null;
                since: string;
            } | null;
            provider: string;
            /** @description Where the prices come from; null when there are none. */
            source: string | null;
            /** @description Since when the source says so, where that is known. */
            source_date: string | null;
            source_kind: ("override" | "configuration" | "table") | null;
            /** @description For requests with more input than that. */
            tiers: {
                above_tokens: number;
                cache_creation_input_token_cost: number | null;
                cache_read_input_token_cost: number | null;
                input_cost_per_request: number | null;
                input_cost_per_token: number | null;
                output_cost_per_reasoning_token: number | null;
                output_cost_per_token: number | null;
            }[];
        };
        ModelPriceInput: {
            cache_creation_input_token_cost: number | null;
            cache_read_input_token_cost: number | null;
            deployment_id: string;
            /** @description What is taken off the cost, as a share of it. */
            discount_share: number | null;
            input_cost_per_request: number | null;
            input_cost_per_token: number | null;
            margin: {
                /** @description Dollars a call. */
                fixed: number;
                share: number;
            } | null;
            /** @description "provider/model", as the provider is asked. */
            model: string;
            model_name: string;
            output_cost_per_reasoning_token: number | null;
            output_cost_per_token: number | null;
            override: {
                cache_creation_input_token_cost: number | null;
                cache_read_input_token_cost: number | null;
                input_cost_per_request: number | null;
                input_cost_per_token: number | null;
                note: string | null;
                output_cost_per_reasoning_token: number | null;
                output_cost_per_token: number | null;
                since: string;
            } | null;
            provider: string;
            /** @description Where the prices come from; null when there are none. */
            source: string | null;
            /** @description Since when the source says so, where that is known. */
            source_date: string | null;
            source_kind: ("override" | "configuration" | "table") | null;
            /** @description For requests with more input than that. */
            tiers: {
                above_tokens: number;
                cache_creation_input_token_cost: number | null;
                cache_read_input_token_cost: number | null;
                input_cost_per_request: number | null;
                input_cost_per_token: number | null;
                output_cost_per_reasoning_token: number | null;
                output_cost_per_token: number | null;
            }[];
        };
        ModelProvider: {
            /** @description Where it is, unless `api_base` says otherwise; null where it has to be said. */
            base_url: string | null;
            /** @description How it is spoken to; those of one way are told the same parameters. */
            dialect: string;
            /** @description As it stands before the slash in `litellm_params.model`. */
            name: string;
        };
        ModelProviderInput: {
            /** @description Where it is, unless `api_base` says otherwise; null where it has to be said. */
            base_url: string | null;
            /** @description How it is spoken to; those of one way are told the same parameters. */
            dialect: string;
            /** @description As it stands before the slash in `litellm_params.model`. */
            name: string;
        };
        ModelRegistration: {
            litellm_params: {
                additional_drop_params?: string[] | null;
                api_base?: string | null;
                api_key?: string | null;
                api_version?: string | null;
                aws_access_key_id?: string | null;
                aws_bedrock_runtime_endpoint?: string | null;
                aws_external_id?: string | null;
                aws_profile_name?: string | null;
                aws_region_name?: string | null;
                aws_role_name?: string | null;
                aws_secret_access_key?: string | null;
                aws_session_name?: string | null;
                aws_session_token?: string | null;
                aws_sts_endpoint?: string | null;
                aws_web_identity_token?: string | null;
                custom_llm_provider?: string | null;
                drop_params?: boolean | null;
                extra_headers?: {
                    [key: string]: string;
                } | null;
                litellm_credential_name?: string | null;
                max_parallel_requests?: number | null;
                /** @description "provider/model" */
                model: string;
                order?: number | null;
                organization?: string | null;
                region_name?: string | null;
                rpm?: number | null;
                stream_timeout?: number | string | null;
                timeout?: number | string | null;
                tpm?: number | null;
                vertex_credentials?: ({
                    [key: string]: unknown;
                } | string) | null;
                vertex_location?: string | null;
                vertex_project?: string | null;
                vertex_token_url?: string | null;
                weight?: number | null;
            } & {
                [key: string]: unknown;
            };
            model_info?: ({
                access_groups?: string[] | null;
                base_model?: string | null;
                id?: string;
                mode?: string;
            } & {
                [key: string]: unknown;
            }) | null;
            model_name: string;
        } & {
            [key: string]: unknown;
        };
        ModelRegistrationInput: {
            litellm_params: {
                additional_drop_params?: string[] | null;
                api_base?: string | null;
                api_key?: string | null;
                api_version?: string | null;
                aws_access_key_id?: string | null;
                aws_bedrock_runtime_endpoint?: string | null;
                aws_external_id?: string | null;
                aws_profile_name?: string | null;
                aws_region_name?: string | null;
                aws_role_name?: string | null;
                aws_secret_access_key?: string | null;
                aws_session_name?: string | null;
                aws_session_token?: string | null;
                aws_sts_endpoint?: string | null;
                aws_web_identity_token?: string | null;
                custom_llm_provider?: string | null;
                drop_params?: boolean | null;
                extra_headers?: {
                    [key: string]: string;
                } | null;
                litellm_credential_name?: string | null;
                max_parallel_requests?: number | null;
                /** @description "provider/model" */
                model: string;
                order?: number | null;
                organization?: string | null;
                region_name?: string | null;
                rpm?: number | null;
                stream_timeout?: number | string | null;
                timeout?: number | string | null;
                tpm?: number | null;
                vertex_credentials?: ({
                    [key: string]: unknown;
                } | string) | null;
                vertex_location?: string | null;
                vertex_project?: string | null;
                vertex_token_url?: string | null;
                weight?: number | null;
            } & {
                [key: string]: unknown;
            };
            model_info?: ({
                access_groups?: string[] | null;
                base_model?: string | null;
                id?: string;
                mode?: string;
            } & {
                [key: string]: unknown;
            }) | null;
            model_name: string;
        } & {
            [key: string]: unknown;
        };
        NewAccessGroup: {
            /** @description Ids or names of agents. */
            access_agent_ids?: string[] | null;
            /** @description Unique. */
            access_group_name: string;
            /** @description Kept; no tools are served here. */
            access_mcp_server_ids?: string[] | null;
            /** @description Models that whoever has the group may call. */
            access_model_names?: string[] | null;
            description?: string | null;
        };
        NewAccessGroupInput: {
            /** @description Ids or names of agents. */
            access_agent_ids?: string[] | null;
            /** @description Unique. */
            access_group_name: string;
            /** @description Kept; no tools are served here. */
            access_mcp_server_ids?: string[] | null;
            /** @description Models that whoever has the group may call. */
            access_model_names?: string[] | null;
            description?: string | null;
        };
        NewTeam: {
            /** @description Access groups; null declares none. */
            access_group_ids?: string[] | null;
            /** @description Refuse it until further notice. */
            blocked?: boolean | null;
            /** @description Length of the window, e.g. "1d" or "1mo"; without it, the budget is for ever. */
            budget_duration?: string | null;
            /** @description Dollars that may be spent in one window. */
            max_budget?: number | null;
            /** @description Calls that run at the same time; a stream runs until it ends. */
            max_parallel_requests?: number | null;
            /** @description Streams that are open at the same time. */
            max_streams?: number | null;
            members_with_roles?: {
                /**
                 * @description "admin" manages the keys and members of the team.
                 * @default user
                 * @enum {string}
                 */
                role: "admin" | "user";
                /** @description Instead of "user_id"; for administrators. */
                user_email?: string | null;
                user_id?: string | null;
            }[];
            metadata?: {
                [key: string]: unknown;
            } | null;
            /** @description Models by name, by a group they carry, or with "*" for any text; empty or null declares none. */
            models?: string[] | null;
            /** @description "agents": ids or names; "agent_access_groups": names that agents carry. null declares nothing. */
            object_permission?: {
                [key: string]: unknown;
            } | null;
            /** @description Requests in any 60 seconds. */
            rpm_limit?: number | null;
            /** @description Record what these limits would have refused, and refuse nothing. */
            shadow_limits?: boolean | null;
            /** @description Dollars in one window from which on the gateway warns; nothing is refused. */
            soft_budget?: number | null;
            /** @description A name for people. */
            team_alias?: string | null;
            /** @description Made when it is left out. */
            team_id?: string;
            /** @description Tokens in any 60 seconds, as far as agents report them. */
            tpm_limit?: number | null;
        } & {
            [key: string]: unknown;
        };
        NewTeamInput: {
            /** @description Access groups; null declares none. */
            access_group_ids?: string[] | null;
            /** @description Refuse it until further notice. */
            blocked?: boolean | null;
            /** @description Length of the window, e.g. "1d" or "1mo"; without it, the budget is for ever. */
            budget_duration?: string | null;
            /** @description Dollars that may be spent in one window. */
            max_budget?: number | null;
            /** @description Calls that run at the same time; a stream runs until it ends. */
            max_parallel_requests?: number | null;
            /** @description Streams that are open at the same time. */
            max_streams?: number | null;
            members_with_roles?: {
                /**
                 * @description "admin" manages the keys and members of the team.
                 * @default user
                 * @enum {string}
                 */
                role: "admin" | "user";
                /** @description Instead of "user_id"; for administrators. */
                user_email?: string | null;
                user_id?: string | null;
            }[];
            metadata?: {
                [key: string]: unknown;
            } | null;
            /** @description Models by name, by a group they carry, or with "*" for any text; empty or null declares none. */
            models?: string[] | null;
            /** @description "agents": ids or names; "agent_access_groups": names that agents carry. null declares nothing. */
            object_permission?: {
                [key: string]: unknown;
            } | null;
            /** @description Requests in any 60 seconds. */
            rpm_limit?: number | null;
            /** @description Record what these limits would have refused, and refuse nothing. */
            shadow_limits?: boolean | null;
            /** @description Dollars in one window from which on the gateway warns; nothing is refused. */
            soft_budget?: number | null;
            /** @description A name for people. */
            team_alias?: string | null;
            /** @description Made when it is left out. */
            team_id?: string;
            /** @description Tokens in any 60 seconds, as far as agents report them. */
            tpm_limit?: number | null;
        } & {
            [key: string]: unknown;
        };
        NewUser: {
            /**
             * @description False makes no key.
             * @default true
             */
            auto_create_key: boolean;
            /** @description Refuse it until further notice. */
            blocked?: boolean | null;
            /** @description Length of the window, e.g. "1d" or "1mo"; without it, the budget is for ever. */
            budget_duration?: string | null;
            /** @description Dollars that may be spent in one window. */
            max_budget?: number | null;
            /** @description Calls that run at the same time; a stream runs until it ends. */
            max_parallel_requests?: number | null;
            /** @description Streams that are open at the same time. */
            max_streams?: number | null;
            metadata?: {
                [key: string]: unknown;
            } | null;
            /** @description Requests in any 60 seconds. */
            rpm_limit?: number | null;
            /** @description Record what these limits would have refused, and refuse nothing. */
            shadow_limits?: boolean | null;
            /** @description Dollars in one window from which on the gateway warns; nothing is refused. */
            soft_budget?: number | null;
            /** @description Tokens in any 60 seconds, as far as agents report them. */
            tpm_limit?: number | null;
            /** @description A name for people. */
            user_alias?: string | null;
            /** @description Unique. */
            user_email?: string | null;
            /** @description Made when it is left out. */
            user_id?: string;
            /** @description What its keys may do here; "internal_user_viewer" unless told. */
            user_role?: ("proxy_admin" | "proxy_admin_viewer" | "internal_user" | "internal_user_viewer") | null;
        } & {
            [key: string]: unknown;
        };
        NewUserInput: {
            /**
             * @description False makes no key.
             * @default true
             */
            auto_create_key: boolean;
            /** @description Refuse it until further notice. */
            blocked?: boolean | null;
            /** @description Length of the window, e.g. "1d" or "1mo"; without it, the budget is for ever. */
            budget_duration?: string | null;
            /** @description Dollars that may be spent in one window. */
            max_budget?: number | null;
            /** @description Calls that run at the same time; a stream runs until it ends. */
            max_parallel_requests?: number | null;
            /** @description Streams that are open at the same time. */
            max_streams?: number | null;
            metadata?: {
                [key: string]: unknown;
            } | null;
            /** @description Requests in any 60 seconds. */
            rpm_limit?: number | null;
            /** @description Record what these limits would have refused, and refuse nothing. */
            shadow_limits?: boolean | null;
            /** @description Dollars in one window from which on the gateway warns; nothing is refused. */
            soft_budget?: number | null;
            /** @description Tokens in any 60 seconds, as far as agents report them. */
            tpm_limit?: number | null;
            /** @description A name for people. */
            user_alias?: string | null;
            /** @description Unique. */
            user_email?: string | null;
            /** @description Made when it is left out. */
            user_id?: string;
            /** @description What its keys may do here; "internal_user_viewer" unless told. */
            user_role?: ("proxy_admin" | "proxy_admin_viewer" | "internal_user" | "internal_user_viewer") | null;
        } & {
            [key: string]: unknown;
        };
        PendingConfiguration: {
            /** @description Where the file differs from what runs, value by value. */
            changes: {
                after: string | null;
                /** @description As JSON has it, secrets masked; null where there is none. */
                before: string | null;
                key: string;
                /**
                 * @description "never" where nothing reads it.
                 * @enum {string}
                 */
                takes_effect: "at_once" | "restart" | "never";
            }[];
            /**
             * @description Whether changes are taken over by themselves, or when they are applied ("server.config_reload").
             * @enum {string}
             */
            mode: "auto" | "confirm";
            /** @description Why the file cannot be used. */
            problems: {
                column: number | null;
                /** @description The included file it is in; null for the first file, and variables. */
                file: string | null;
                key: string | null;
                line: number | null;
                message: string;
            }[];
            /** @description To be sent when it is applied; null when it cannot be. */
            revision: string | null;
        };
        PendingConfigurationInput: {
            /** @description Where the file differs from what runs, value by value. */
            changes: {
                after: string | null;
                /** @description As JSON has it, secrets masked; null where there is none. */
                before: string | null;
                key: string;
                /**
                 * @description "never" where nothing reads it.
                 * @enum {string}
                 */
                takes_effect: "at_once" | "restart" | "never";
            }[];
            /**
             * @description Whether changes are taken over by themselves, or when they are applied ("server.config_reload").
             * @enum {string}
             */
            mode: "auto" | "confirm";
            /** @description Why the file cannot be used. */
            problems: {
                column: number | null;
                /** @description The included file it is in; null for the first file, and variables. */
                file: string | null;
                key: string | null;
                line: number | null;
                message: string;
            }[];
            /** @description To be sent when it is applied; null when it cannot be. */
            revision: string | null;
        };
        Publication: {
            message: string;
            /** @description Ids of all public agents. */
            public_agent_groups: string[];
            updated_by: string;
        };
        PublicationInput: {
            message: string;
            /** @description Ids of all public agents. */
            public_agent_groups: string[];
            updated_by: string;
        };
        RegeneratedKey: {
            access_group_ids: string[] | null;
            agent_id: string | null;
            blocked: boolean;
            budget_duration: string | null;
            created_at: string;
            created_by: string;
            expires: string | null;
            key: string;
            key_alias: string | null;
            /** @description Names it, too; calls' records carry it. */
            key_id: string;
            /** @description To recognise the key by: "sk-...abcd". */
            key_name: string;
            /** @description Up to a minute behind. */
            last_active: string | null;
            log_content: boolean | null;
            max_budget: number | null;
            max_parallel_requests: number | null;
            max_streams: number | null;
            metadata: {
                [key: string]: unknown;
            };
            models: string[];
            /** @description Fields that are kept, but have no effect in this version. */
            not_enforced: string[];
            object_permission: {
                [key: string]: unknown;
            } | null;
            rpm_limit: number | null;
            shadow_limits: boolean | null;
            soft_budget: number | null;
            tags: string[];
            team_id: string | null;
            /** @description Hash of the key: names it in other calls. */
            token: string;
            tpm_limit: number | null;
            updated_at: string;
            updated_by: string;
            user_id: string | null;
        } & {
            [key: string]: unknown;
        };
        RegeneratedKeyInput: {
            access_group_ids: string[] | null;
            agent_id: string | null;
            blocked: boolean;
            budget_duration: string | null;
            created_at: string;
            created_by: string;
            expires: string | null;
            key: string;
            key_alias: string | null;
            /** @description Names it, too; calls' records carry it. */
            key_id: string;
            /** @description To recognise the key by: "sk-...abcd". */
            key_name: string;
            /** @description Up to a minute behind. */
            last_active: string | null;
            log_content: boolean | null;
            max_budget: number | null;
            max_parallel_requests: number | null;
            max_streams: number | null;
            metadata: {
                [key: string]: unknown;
            };
            models: string[];
            /** @description Fields that are kept, but have no effect in this version. */
            not_enforced: string[];
            object_permission: {
                [key: string]: unknown;
            } | null;
            rpm_limit: number | null;
            shadow_limits: boolean | null;
            soft_budget: number | null;
            tags: string[];
            team_id: string | null;
            /** @description Hash of the key: names it in other calls. */
            token: string;
            tpm_limit: number | null;
            updated_at: string;
            updated_by: string;
            user_id: string | null;
        } & {
            [key: string]: unknown;
        };
        RequestedKey: {
            access_group_ids: string[] | null;
            agent_id: string | null;
            blocked: boolean;
            budget_duration: string | null;
            created_at: string;
            created_by: string;
            expires: string | null;
            key: string;
            key_alias: string | null;
            /** @description Names it, too; calls' records carry it. */
            key_id: string;
            /** @description To recognise the key by: "sk-...abcd". */
            key_name: string;
            /** @description Up to a minute behind. */
            last_active: string | null;
            log_content: boolean | null;
            max_budget: number | null;
            max_parallel_requests: number | null;
            max_streams: number | null;
            metadata: {
                [key: string]: unknown;
            };
            models: string[];
            /** @description Fields that are kept, but have no effect in this version. */
            not_enforced: string[];
            object_permission: {
                [key: string]: unknown;
            } | null;
            rpm_limit: number | null;
            shadow_limits: boolean | null;
            soft_budget: number | null;
            tags: string[];
            team_id: string | null;
            /** @description Hash of the key: names it in other calls. */
            token: string;
            tpm_limit: number | null;
            updated_at: string;
            updated_by: string;
            user_id: string | null;
        } & {
            [key: string]: unknown;
        };
        RequestedKeyInput: {
            access_group_ids: string[] | null;
            agent_id: string | null;
            blocked: boolean;
            budget_duration: string | null;
            created_at: string;
            created_by: string;
            expires: string | null;
            key: string;
            key_alias: string | null;
            /** @description Names it, too; calls' records carry it. */
            key_id: string;
            /** @description To recognise the key by: "sk-...abcd". */
            key_name: string;
            /** @description Up to a minute behind. */
            last_active: string | null;
            log_content: boolean | null;
            max_budget: number | null;
            max_parallel_requests: number | null;
            max_streams: number | null;
            metadata: {
                [key: string]: unknown;
            };
            models: string[];
            /** @description Fields that are kept, but have no effect in this version. */
            not_enforced: string[];
            object_permission: {
                [key: string]: unknown;
            } | null;
            rpm_limit: number | null;
            shadow_limits: boolean | null;
            soft_budget: number | null;
            tags: string[];
            team_id: string | null;
            /** @description Hash of the key: names it in other calls. */
            token: string;
            tpm_limit: number | null;
            updated_at: string;
            updated_by: string;
            user_id: string | null;
        } & {
            [key: string]: unknown;
        };
        SavedView: {
            id: string;
            name: string;
            /** @description Whether it is the caller’s, who alone may change it. */
            own: boolean;
            /**
             * @description Of the admin UI.
             * @enum {string}
             */
            page: "calls" | "traces" | "tasks" | "usage";
            /** @description Filters and order, as they stand in the address of the page. */
            search: {
                [key: string]: string | string[];
            };
            /** @description Whether everybody who is signed in finds it. */
            shared: boolean;
            updated_at: string;
        };
        SavedViewInput: {
            id: string;
            name: string;
            /** @description Whether it is the caller’s, who alone may change it. */
            own: boolean;
            /**
             * @description Of the admin UI.
             * @enum {string}
             */
            page: "calls" | "traces" | "tasks" | "usage";
            /** @description Filters and order, as they stand in the address of the page. */
            search: {
                [key: string]: string | string[];
            };
            /** @description Whether everybody who is signed in finds it. */
            shared: boolean;
            updated_at: string;
        };
        Session: {
            /** @description Ids of the teams that its user is an admin of. */
            administers: string[];
            /** @description Where callers reach the gateway. */
            base_url: string;
            /** @description Where the gateway runs, by `tracing.environment`; null when that is not set. */
            environment: string | null;
            /** @description When the session ends; null for a key that was sent. */
            expires_at: string | null;
            /** @enum {string} */
            kind: "admin" | "key" | "anonymous";
            /** @description Whether its user signed in without a key, and has a password. */
            may_change_password: boolean;
            /** @description Whether everything is shown, not what is its own alone. */
            may_inspect: boolean;
            may_manage: boolean;
            /** @description Of the user, else of the key. */
            name: string;
            /** @description Of the key's user. */
            role: string | null;
            /** @description Ids of the teams that its user, or it, belongs to. */
            teams: string[];
            user_id: string | null;
            /** @description Of the gateway. */
            version: string;
        };
        SessionInput: {
            /** @description Ids of the teams that its user is an admin of. */
            administers: string[];
            /** @description Where callers reach the gateway. */
            base_url: string;
            /** @description Where the gateway runs, by `tracing.environment`; null when that is not set. */
            environment: string | null;
            /** @description When the session ends; null for a key that was sent. */
            expires_at: string | null;
            /** @enum {string} */
            kind: "admin" | "key" | "anonymous";
            /** @description Whether its user signed in without a key, and has a password. */
            may_change_password: boolean;
            /** @description Whether everything is shown, not what is its own alone. */
            may_inspect: boolean;
            may_manage: boolean;
            /** @description Of the user, else of the key. */
            name: string;
            /** @description Of the key's user. */
            role: string | null;
            /** @description Ids of the teams that its user, or it, belongs to. */
            teams: string[];
            user_id: string | null;
            /** @description Of the gateway. */
            version: string;
        };
        SpendDay: {
            /** @description Dollars by agent, as "a2a_agent/<name>". */
            models: {
                [key: string]: number;
            };
            /** @description Dollars. */
            spend: number;
            /** @description The day, YYYY-MM-DD. */
            startTime: string;
            /** @description Dollars by user id; empty for none. */
            users: {
                [key: string]: number;
            };
        } & {
            [key: string]: number;
        };
        SpendDayInput: {
            /** @description Dollars by agent, as "a2a_agent/<name>". */
            models: {
                [key: string]: number;
            };
            /** @description Dollars. */
            spend: number;
            /** @description The day, YYYY-MM-DD. */
            startTime: string;
            /** @description Dollars by user id; empty for none. */
            users: {
                [key: string]: number;
            };
        } & {
            [key: string]: number;
        };
        SpendLog: {
            agent_id: string | null;
            api_base: string;
            /** @description Hash of the key; empty for the administrator. */
            api_key: string;
            cache_hit: string;
            cache_key: string;
            /** @description "asend_message", "acompletion", …, or another operation by its name. */
            call_type: string;
            completion_tokens: number;
            completionStartTime: string | null;
            custom_llm_provider: string;
            end_user: string;
            endTime: string;
            mcp_namespaced_tool_name: string | null;
            /** @description Always empty: what was said is at /v1/calls/{id}. */
            messages: Record<string, never>;
            metadata: {
                cost_source: string | null;
                error_information: {
                    error_code: string;
                    error_message: string;
                } | null;
                /** @description Facts of the caller’s own. */
                spend_logs_metadata: {
                    [key: string]: unknown;
                } | null;
                trace_id: string;
                user_api_key: string;
                user_api_key_alias: string | null;
                user_api_key_team_alias: string | null;
                user_api_key_team_id: string | null;
                user_api_key_user_id: string | null;
            };
            /** @description As the caller named it; of agents "a2a_agent/<name>". */
            model: string;
            model_group: string;
            model_id: string;
            organization_id: string | null;
            prompt_tokens: number;
            /** @description Always empty: what was said is at /v1/calls/{id}. */
            proxy_server_request: Record<string, never>;
            request_duration_ms: number;
            /** @description Of the call: "x-litellm-call-id". */
            request_id: string;
            request_tags: string[];
            requester_ip_address: string | null;
            /** @description Always empty: what was said is at /v1/calls/{id}. */
            response: Record<string, never>;
            session_id: string;
            /** @description Dollars; 0 when it is not known, and then "metadata.cost_source" is null. */
            spend: number;
            startTime: string;
            /** @enum {string} */
            status: "success" | "failure";
            team_id: string | null;
            total_tokens: number;
            user: string;
        };
        SpendLogInput: {
            agent_id: string | null;
            api_base: string;
            /** @description Hash of the key; empty for the administrator. */
            api_key: string;
            cache_hit: string;
            cache_key: string;
            /** @description "asend_message", "acompletion", …, or another operation by its name. */
            call_type: string;
            completion_tokens: number;
            completionStartTime: string | null;
            custom_llm_provider: string;
            end_user: string;
            endTime: string;
            mcp_namespaced_tool_name: string | null;
            /** @description Always empty: what was said is at /v1/calls/{id}. */
            messages: Record<string, never>;
            metadata: {
                cost_source: string | null;
                error_information: {
                    error_code: string;
                    error_message: string;
                } | null;
                /** @description Facts of the caller’s own. */
                spend_logs_metadata: {
                    [key: string]: unknown;
                } | null;
                trace_id: string;
                user_api_key: string;
                user_api_key_alias: string | null;
                user_api_key_team_alias: string | null;
                user_api_key_team_id: string | null;
                user_api_key_user_id: string | null;
            };
            /** @description As the caller named it; of agents "a2a_agent/<name>". */
            model: string;
            model_group: string;
            model_id: string;
            organization_id: string | null;
            prompt_tokens: number;
            /** @description Always empty: what was said is at /v1/calls/{id}. */
            proxy_server_request: Record<string, never>;
            request_duration_ms: number;
            /** @description Of the call: "x-litellm-call-id". */
            request_id: string;
            request_tags: string[];
            requester_ip_address: string | null;
            /** @description Always empty: what was said is at /v1/calls/{id}. */
            response: Record<string, never>;
            session_id: string;
            /** @description Dollars; 0 when it is not known, and then "metadata.cost_source" is null. */
            spend: number;
            startTime: string;
            /** @enum {string} */
            status: "success" | "failure";
            team_id: string | null;
            total_tokens: number;
            user: string;
        };
        SpendMetrics: {
            api_requests: number;
            cache_creation_input_tokens: number;
            cache_read_input_tokens: number;
            completion_tokens: number;
            failed_requests: number;
            /** @description Those whose cost is known; 0 means that nothing has a price, not that it is free. */
            priced_requests: number;
            prompt_tokens: number;
            /** @description Dollars. */
            spend: number;
            successful_requests: number;
            total_tokens: number;
        };
        SpendMetricsInput: {
            api_requests: number;
            cache_creation_input_tokens: number;
            cache_read_input_tokens: number;
            completion_tokens: number;
            failed_requests: number;
            /** @description Those whose cost is known; 0 means that nothing has a price, not that it is free. */
            priced_requests: number;
            prompt_tokens: number;
            /** @description Dollars. */
            spend: number;
            successful_requests: number;
            total_tokens: number;
        };
        Task: {
            agent_id: string;
            /** @description Null when there is no such agent any more. */
            agent_name: string | null;
            /** @description As its owner names it. */
            context_id: string | null;
            created_at: string;
            deployment_id: string | null;
            /** @description The agent said that it knows this task no more. */
            missing: boolean;
            owner: components["schemas"]["TaskOwner"];
            /** @description "working", "input-required", …; "unknown" while none was told. */
            state: string;
            /** @description When it came to this state. */
            status_at: string;
            task_id: string;
            /** @description When it was last heard of. */
            updated_at: string;
        };
        TaskDetail: {
            agent_id: string;
            /** @description Null when there is no such agent any more. */
            agent_name: string | null;
            /** @description As its owner names it. */
            context_id: string | null;
            created_at: string;
            deployment_id: string | null;
            /** @description The agent said that it knows this task no more. */
            missing: boolean;
            /** @description Whether it is the caller’s. */
            own: boolean;
            owner: components["schemas"]["TaskOwner"];
            /** @description Who wants to be told about it; callers see their own. */
            push_configs: {
                created_at: string;
                /** @description Since the last one that did not fail. */
                failed_attempts: number;
                /** @description Its id, as its owner knows it. */
                name: string;
                /** @description Null while nothing waits. */
                next_attempt_at: string | null;
                owner: components["schemas"]["TaskOwner"];
                /** @description Origin of the receiver; the rest of its address is its owner’s secret. */
                target: string;
                /** @description Of A2A, in which it is told. */
                version: string;
            }[];
            /** @description "working", "input-required", …; "unknown" while none was told. */
            state: string;
            /** @description When it came to this state. */
            status_at: string;
            /** @description The Task of A2A 1.0 as it stands now, with history and artifacts. */
            task: {
                [key: string]: unknown;
            } | null;
            task_id: string;
            /**
             * @description Why there is none: the agent’s content is kept from others than its callers, or it gave no answer.
             * @enum {string}
             */
            task_source: "agent" | "withheld" | "no-answer";
            /** @description When it was last heard of. */
            updated_at: string;
        };
        TaskDetailInput: {
            agent_id: string;
            /** @description Null when there is no such agent any more. */
            agent_name: string | null;
            /** @description As its owner names it. */
            context_id: string | null;
            created_at: string;
            deployment_id: string | null;
            /** @description The agent said that it knows this task no more. */
            missing: boolean;
            /** @description Whether it is the caller’s. */
            own: boolean;
            owner: components["schemas"]["TaskOwnerInput"];
            /** @description Who wants to be told about it; callers see their own. */
            push_configs: {
                created_at: string;
                /** @description Since the last one that did not fail. */
                failed_attempts: number;
                /** @description Its id, as its owner knows it. */
                name: string;
                /** @description Null while nothing waits. */
                next_attempt_at: string | null;
                owner: components["schemas"]["TaskOwnerInput"];
                /** @description Origin of the receiver; the rest of its address is its owner’s secret. */
                target: string;
                /** @description Of A2A, in which it is told. */
                version: string;
            }[];
            /** @description "working", "input-required", …; "unknown" while none was told. */
            state: string;
            /** @description When it came to this state. */
            status_at: string;
            /** @description The Task of A2A 1.0 as it stands now, with history and artifacts. */
            task: {
                [key: string]: unknown;
            } | null;
            task_id: string;
            /**
             * @description Why there is none: the agent’s content is kept from others than its callers, or it gave no answer.
             * @enum {string}
             */
            task_source: "agent" | "withheld" | "no-answer";
            /** @description When it was last heard of. */
            updated_at: string;
        };
        TaskInput: {
            agent_id: string;
            /** @description Null when there is no such agent any more. */
            agent_name: string | null;
            /** @description As its owner names it. */
            context_id: string | null;
            created_at: string;
            deployment_id: string | null;
            /** @description The agent said that it knows this task no more. */
            missing: boolean;
            owner: components["schemas"]["TaskOwnerInput"];
            /** @description "working", "input-required", …; "unknown" while none was told. */
            state: string;
            /** @description When it came to this state. */
            status_at: string;
            task_id: string;
            /** @description When it was last heard of. */
            updated_at: string;
        };
        TaskOwner: {
            id: string | null;
            /**
             * @description "nobody": the agent gave its id out twice.
             * @enum {string}
             */
            kind: "admin" | "key" | "user" | "team" | "nobody";
        };
        TaskOwnerInput: {
            id: string | null;
            /**
             * @description "nobody": the agent gave its id out twice.
             * @enum {string}
             */
            kind: "admin" | "key" | "user" | "team" | "nobody";
        };
        Team: {
            access_group_ids: string[] | null;
            blocked: boolean;
            budget_duration: string | null;
            created_at: string;
            created_by: string;
            max_budget: number | null;
            max_parallel_requests: number | null;
            max_streams: number | null;
            members_with_roles: {
                /**
                 * @description "admin" manages the keys and members of the team.
                 * @enum {string}
                 */
                role: "admin" | "user";
                user_id: string;
            }[];
            metadata: {
                [key: string]: unknown;
            };
            models: string[];
            /** @description Fields that are kept, but have no effect in this version. */
            not_enforced: string[];
            object_permission: {
                [key: string]: unknown;
            } | null;
            rpm_limit: number | null;
            shadow_limits: boolean | null;
            soft_budget: number | null;
            team_alias: string | null;
            team_id: string;
            tpm_limit: number | null;
            updated_at: string;
            updated_by: string;
        } & {
            [key: string]: unknown;
        };
        TeamInput: {
            access_group_ids: string[] | null;
            blocked: boolean;
            budget_duration: string | null;
            created_at: string;
            created_by: string;
            max_budget: number | null;
            max_parallel_requests: number | null;
            max_streams: number | null;
            members_with_roles: {
                /**
                 * @description "admin" manages the keys and members of the team.
                 * @enum {string}
                 */
                role: "admin" | "user";
                user_id: string;
            }[];
            metadata: {
                [key: string]: unknown;
            };
            models: string[];
            /** @description Fields that are kept, but have no effect in this version. */
            not_enforced: string[];
            object_permission: {
                [key: string]: unknown;
            } | null;
            rpm_limit: number | null;
            shadow_limits: boolean | null;
            soft_budget: number | null;
            team_alias: string | null;
            team_id: string;
            tpm_limit: number | null;
            updated_at: string;
            updated_by: string;
        } & {
            [key: string]: unknown;
        };
        TeamUpdate: {
            /** @description Access groups; null declares none. */
            access_group_ids?: string[] | null;
            /** @description Refuse it until further notice. */
            blocked?: boolean | null;
            /** @description Length of the window, e.g. "1d" or "1mo"; without it, the budget is for ever. */
            budget_duration?: string | null;
            /** @description Dollars that may be spent in one window. */
            max_budget?: number | null;
            /** @description Calls that run at the same time; a stream runs until it ends. */
            max_parallel_requests?: number | null;
            /** @description Streams that are open at the same time. */
            max_streams?: number | null;
            metadata?: {
                [key: string]: unknown;
            } | null;
            /** @description Models by name, by a group they carry, or with "*" for any text; empty or null declares none. */
            models?: string[] | null;
            /** @description "agents": ids or names; "agent_access_groups": names that agents carry. null declares nothing. */
            object_permission?: {
                [key: string]: unknown;
            } | null;
            /** @description Requests in any 60 seconds. */
            rpm_limit?: number | null;
            /** @description Record what these limits would have refused, and refuse nothing. */
            shadow_limits?: boolean | null;
            /** @description Dollars in one window from which on the gateway warns; nothing is refused. */
            soft_budget?: number | null;
            /** @description A name for people. */
            team_alias?: string | null;
            team_id: string;
            /** @description Tokens in any 60 seconds, as far as agents report them. */
            tpm_limit?: number | null;
        } & {
            [key: string]: unknown;
        };
        TeamUpdateInput: {
            /** @description Access groups; null declares none. */
            access_group_ids?: string[] | null;
            /** @description Refuse it until further notice. */
            blocked?: boolean | null;
            /** @description Length of the window, e.g. "1d" or "1mo"; without it, the budget is for ever. */
            budget_duration?: string | null;
            /** @description Dollars that may be spent in one window. */
            max_budget?: number | null;
            /** @description Calls that run at the same time; a stream runs until it ends. */
            max_parallel_requests?: number | null;
            /** @description Streams that are open at the same time. */
            max_streams?: number | null;
            metadata?: {
                [key: string]: unknown;
            } | null;
            /** @description Models by name, by a group they carry, or with "*" for any text; empty or null declares none. */
            models?: string[] | null;
            /** @description "agents": ids or names; "agent_access_groups": names that agents carry. null declares nothing. */
            object_permission?: {
                [key: string]: unknown;
            } | null;
            /** @description Requests in any 60 seconds. */
            rpm_limit?: number | null;
            /** @description Record what these limits would have refused, and refuse nothing. */
            shadow_limits?: boolean | null;
            /** @description Dollars in one window from which on the gateway warns; nothing is refused. */
            soft_budget?: number | null;
            /** @description A name for people. */
            team_alias?: string | null;
            team_id: string;
            /** @description Tokens in any 60 seconds, as far as agents report them. */
            tpm_limit?: number | null;
        } & {
            [key: string]: unknown;
        };
        Trace: {
            calls: number;
            /** @description Nano-dollars of those whose cost is known; null when there are none. */
            cost_nano: number | null;
            /** @description To the end of the call that ended last. */
            duration_ms: number;
            /** @description Those of another outcome than "ok". */
            failed_calls: number;
            /** @description The call with which it began. */
            first_call: components["schemas"]["Call"];
            /** @description Each token once: what agents report counts where no call of a model tells. */
            input_tokens: number | null;
            output_tokens: number | null;
            /** @description Those whose cost is known: that of refused ones, too, which is nothing. */
            priced_calls: number;
            session_id: string | null;
            started_at: string;
            total_tokens: number | null;
            trace_id: string;
            /** @description The caller's own spelling of it. */
            trace_ref: string | null;
        };
        TraceDestination: {
            /** @description Whose traces it gets; null for all. */
            agents: string[] | null;
            /**
             * @description What of what was said it gets.
             * @enum {string}
             */
            content: "full" | "redacted" | "none";
            dropped_calls: {
                expired: number;
                queue_full: number;
                rejected: number;
            };
            /** @description Since the start of the gateway, or since its keys, address or content were changed. */
            exported_spans: number;
            /** @description Sent along; "<REDACTED>" stands for each value. */
            headers: {
                [key: string]: string;
            };
            /** @description Whether one of this name is kept, too, which the config file puts out of force. */
            hides_stored: boolean;
            ingestion_version: number | null;
            last_error: string | null;
            last_error_at: string | null;
            last_success_at: string | null;
            /** @description Whether it is told of tokens and durations as metrics, too. */
            metrics: boolean;
            name: string;
            /** @description It is told of nothing new, until it is resumed. */
            paused: boolean;
            /** @description So long is it left alone, because it did not let the gateway in. */
            paused_until: string | null;
            /** @description Of Langfuse; null where the config file says it. */
            public_key: string | null;
            /** @description That it is to be told of yet. */
            queued_calls: number;
            /** @description Patterns that are hidden besides, where it gets it redacted. */
            redact: string[];
            /** @description The share of traces that it gets, from 0 to 1. */
            sampling: number;
            /** @description Of Langfuse; sent back, it keeps the one that is stored. */
            secret_key: "<REDACTED>" | null;
            /** @description The key of the config file that names it; null where the API did. */
            set_by: string | null;
            /** @enum {string} */
            source: "config" | "api";
            /**
             * @description "idle" before it was told of anything, "paused" while it is left alone, "off" when it was paused by hand.
             * @enum {string}
             */
            state: "ok" | "failing" | "paused" | "idle" | "off";
            teams: string[] | null;
            /** @description Where Langfuse shows a trace, with "{trace_id}" in place of its id; null until that is known. */
            trace_url: string | null;
            /** @enum {string} */
            type: "langfuse" | "otlp";
            /** @description Of those of the API, as the next one. */
            updated_at: string | null;
            updated_by: string | null;
            url: string;
        };
        TraceDestinationChanges: {
            agents?: string[] | null;
            /** @enum {string} */
            content?: "full" | "redacted" | "none";
            headers?: {
                [key: string]: string;
            };
            ingestion_version?: number | null;
            metrics?: boolean;
            /** @description Told of nothing new; what waits is still sent. */
            paused?: boolean;
            public_key?: string;
            redact?: string[];
            sampling?: number;
            secret_key?: string;
            teams?: string[] | null;
            /** Format: uri */
            url?: string;
        };
        TraceDestinationChangesInput: {
            agents?: string[] | null;
            /** @enum {string} */
            content?: "full" | "redacted" | "none";
            headers?: {
                [key: string]: string;
            };
            ingestion_version?: number | null;
            metrics?: boolean;
            /** @description Told of nothing new; what waits is still sent. */
            paused?: boolean;
            public_key?: string;
            redact?: string[];
            sampling?: number;
            secret_key?: string;
            teams?: string[] | null;
            /** Format: uri */
            url?: string;
        };
        TraceDestinationInput: {
            /** @description Whose traces it gets; null for all. */
            agents: string[] | null;
            /**
             * @description What of what was said it gets.
             * @enum {string}
             */
            content: "full" | "redacted" | "none";
            dropped_calls: {
                expired: number;
                queue_full: number;
                rejected: number;
            };
            /** @description Since the start of the gateway, or since its keys, address or content were changed. */
            exported_spans: number;
            /** @description Sent along; "<REDACTED>" stands for each value. */
            headers: {
                [key: string]: string;
            };
            /** @description Whether one of this name is kept, too, which the config file puts out of force. */
            hides_stored: boolean;
            ingestion_version: number | null;
            last_error: string | null;
            last_error_at: string | null;
            last_success_at: string | null;
            /** @description Whether it is told of tokens and durations as metrics, too. */
            metrics: boolean;
            name: string;
            /** @description It is told of nothing new, until it is resumed. */
            paused: boolean;
            /** @description So long is it left alone, because it did not let the gateway in. */
            paused_until: string | null;
            /** @description Of Langfuse; null where the config file says it. */
            public_key: string | null;
            /** @description That it is to be told of yet. */
            queued_calls: number;
            /** @description Patterns that are hidden besides, where it gets it redacted. */
            redact: string[];
            /** @description The share of traces that it gets, from 0 to 1. */
            sampling: number;
            /** @description Of Langfuse; sent back, it keeps the one that is stored. */
            secret_key: "<REDACTED>" | null;
            /** @description The key of the config file that names it; null where the API did. */
            set_by: string | null;
            /** @enum {string} */
            source: "config" | "api";
            /**
             * @description "idle" before it was told of anything, "paused" while it is left alone, "off" when it was paused by hand.
             * @enum {string}
             */
            state: "ok" | "failing" | "paused" | "idle" | "off";
            teams: string[] | null;
            /** @description Where Langfuse shows a trace, with "{trace_id}" in place of its id; null until that is known. */
            trace_url: string | null;
            /** @enum {string} */
            type: "langfuse" | "otlp";
            /** @description Of those of the API, as the next one. */
            updated_at: string | null;
            updated_by: string | null;
            url: string;
        };
        TraceDestinationRegistration: {
            /** @default null */
            agents: string[] | null;
            /**
             * @default full
             * @enum {string}
             */
            content: "full" | "redacted" | "none";
            /** @default {} */
            headers: {
                [key: string]: string;
            };
            /** @default 4 */
            ingestion_version: number | null;
            /** @description Of its own; the type unless told. */
            name?: string;
            public_key: string;
            /** @default [] */
            redact: string[];
            /** @default 1 */
            sampling: number;
            secret_key: string;
            /** @default null */
            teams: string[] | null;
            /** @constant */
            type: "langfuse";
            /** Format: uri */
            url: string;
        } | {
            /** @default null */
            agents: string[] | null;
            /**
             * @default none
             * @enum {string}
             */
            content: "full" | "redacted" | "none";
            /** @default {} */
            headers: {
                [key: string]: string;
            };
            metrics?: boolean;
            /** @description Of its own; the type unless told. */
            name?: string;
            /** @default [] */
            redact: string[];
            /** @default 1 */
            sampling: number;
            /** @default null */
            teams: string[] | null;
            /** @constant */
            type: "otlp";
            /** Format: uri */
            url: string;
        };
        TraceDestinationRegistrationInput: {
            /** @default null */
            agents: string[] | null;
            /**
             * @default full
             * @enum {string}
             */
            content: "full" | "redacted" | "none";
            /** @default {} */
            headers: {
                [key: string]: string;
            };
            /** @default 4 */
            ingestion_version: number | null;
            /** @description Of its own; the type unless told. */
            name?: string;
            public_key: string;
            /** @default [] */
            redact: string[];
            /** @default 1 */
            sampling: number;
            secret_key: string;
            /** @default null */
            teams: string[] | null;
            /** @constant */
            type: "langfuse";
            /** Format: uri */
            url: string;
        } | {
            /** @default null */
            agents: string[] | null;
            /**
             * @default none
             * @enum {string}
             */
            content: "full" | "redacted" | "none";
            /** @default {} */
            headers: {
                [key: string]: string;
            };
            metrics?: boolean;
            /** @description Of its own; the type unless told. */
            name?: string;
            /** @default [] */
            redact: string[];
            /** @default 1 */
            sampling: number;
            /** @default null */
            teams: string[] | null;
            /** @constant */
            type: "otlp";
            /** Format: uri */
            url: string;
        };
        TraceDetail: {
            calls: number;
            /** @description The tree as a list: each call before those that it caused, and these by their start. */
            calls_shown: components["schemas"]["TraceNode"][];
            /** @description Nano-dollars of those whose cost is known; null when there are none. */
            cost_nano: number | null;
            /** @description To the end of the call that ended last. */
            duration_ms: number;
            /** @description Those of another outcome than "ok". */
            failed_calls: number;
            /** @description The call with which it began. */
            first_call: components["schemas"]["Call"];
            /** @description Each token once: what agents report counts where no call of a model tells. */
            input_tokens: number | null;
            /** @description Pages of Langfuse that show it, for those who see all calls; "?observation=" and the span of a call opens that call. */
            links: {
                destination: string;
                url: string;
            }[];
            output_tokens: number | null;
            /** @description Those whose cost is known: that of refused ones, too, which is nothing. */
            priced_calls: number;
            session_id: string | null;
            started_at: string;
            total_tokens: number | null;
            trace_id: string;
            /** @description The caller's own spelling of it. */
            trace_ref: string | null;
            /** @description True when there are more calls than are shown; the sums are of all. */
            truncated: boolean;
        };
        TraceDetailInput: {
            calls: number;
            /** @description The tree as a list: each call before those that it caused, and these by their start. */
            calls_shown: components["schemas"]["TraceNodeInput"][];
            /** @description Nano-dollars of those whose cost is known; null when there are none. */
            cost_nano: number | null;
            /** @description To the end of the call that ended last. */
            duration_ms: number;
            /** @description Those of another outcome than "ok". */
            failed_calls: number;
            /** @description The call with which it began. */
            first_call: components["schemas"]["CallInput"];
            /** @description Each token once: what agents report counts where no call of a model tells. */
            input_tokens: number | null;
            /** @description Pages of Langfuse that show it, for those who see all calls; "?observation=" and the span of a call opens that call. */
            links: {
                destination: string;
                url: string;
            }[];
            output_tokens: number | null;
            /** @description Those whose cost is known: that of refused ones, too, which is nothing. */
            priced_calls: number;
            session_id: string | null;
            started_at: string;
            total_tokens: number | null;
            trace_id: string;
            /** @description The caller's own spelling of it. */
            trace_ref: string | null;
            /** @description True when there are more calls than are shown; the sums are of all. */
            truncated: boolean;
        };
        TraceHops: {
            hops: components["schemas"]["Hop"][];
            trace_id: string;
        };
        TraceHopsInput: {
            hops: components["schemas"]["HopInput"][];
            trace_id: string;
        };
        TraceInput: {
            calls: number;
            /** @description Nano-dollars of those whose cost is known; null when there are none. */
            cost_nano: number | null;
            /** @description To the end of the call that ended last. */
            duration_ms: number;
            /** @description Those of another outcome than "ok". */
            failed_calls: number;
            /** @description The call with which it began. */
            first_call: components["schemas"]["CallInput"];
            /** @description Each token once: what agents report counts where no call of a model tells. */
            input_tokens: number | null;
            output_tokens: number | null;
            /** @description Those whose cost is known: that of refused ones, too, which is nothing. */
            priced_calls: number;
            session_id: string | null;
            started_at: string;
            total_tokens: number | null;
            trace_id: string;
            /** @description The caller's own spelling of it. */
            trace_ref: string | null;
        };
        TraceNode: {
            /** @description When pieces of artifacts left, after the arrival of the call; of streams whose content is kept. */
            artifacts_ms: number[];
            call: components["schemas"]["Call"];
            children: number;
            depth: number;
            /** @description All calls below it. */
            nested: components["schemas"]["CallTotals"];
            /** @description From the start of the trace to that of the call. */
            offset_ms: number;
            own: components["schemas"]["CallTotals"];
            /** @description Id of the call that caused it. */
            parent_id: string | null;
            /**
             * @description How that is known: by its span, by who was at work; "missing" when the span it names is no call here.
             * @enum {string}
             */
            parent_link: "named" | "inferred" | "missing" | "none";
            total: components["schemas"]["CallTotals"];
        };
        TraceNodeInput: {
            /** @description When pieces of artifacts left, after the arrival of the call; of streams whose content is kept. */
            artifacts_ms: number[];
            call: components["schemas"]["CallInput"];
            children: number;
            depth: number;
            /** @description All calls below it. */
            nested: components["schemas"]["CallTotalsInput"];
            /** @description From the start of the trace to that of the call. */
            offset_ms: number;
            own: components["schemas"]["CallTotalsInput"];
            /** @description Id of the call that caused it. */
            parent_id: string | null;
            /**
             * @description How that is known: by its span, by who was at work; "missing" when the span it names is no call here.
             * @enum {string}
             */
            parent_link: "named" | "inferred" | "missing" | "none";
            total: components["schemas"]["CallTotalsInput"];
        };
        Usage: {
            /** @description How long calls took: of days to 4.4 %, of hours to 0.6 %; null unless it is asked for. */
            latency: {
                /** @description By id of the group. */
                groups: {
                    [key: string]: {
                        /** @description Half of the calls took no longer. */
                        p50_ms: number | null;
                        /** @description 19 of 20 calls took no longer. */
                        p95_ms: number | null;
                    };
                };
                /** @description The groups tell of so many of the newest calls where there are more than 100000 records to read them from: by agent, model, tag and end user, for who does not see all calls. Null where they tell of all. */
                of_newest: number | null;
                /** @description Half of the calls took no longer. */
                p50_ms: number | null;
                /** @description 19 of 20 calls took no longer. */
                p95_ms: number | null;
                /** @description Of all calls, by date or hour. */
                pieces: {
                    [key: string]: {
                        /** @description Half of the calls took no longer. */
                        p50_ms: number | null;
                        /** @description 19 of 20 calls took no longer. */
                        p95_ms: number | null;
                    };
                };
            } | null;
            /** @description Of groups that have one, by id. */
            names: {
                [key: string]: string;
            };
            /** @description When what is told of begins. */
            since: string;
            /**
             * @description What pieces the sums are of. Hours: of a range by `since` of 48 hours at most whose days have no more than 100000 calls, which is told exactly. Days are whole ones, UTC.
             * @enum {string}
             */
            step: "hour" | "day";
            /** @description One for each piece of time and group that had calls, the oldest first. */
            sums: {
                calls: number;
                /** @description The day, YYYY-MM-DD, UTC; or when the hour begins, ISO 8601. */
                date: string;
                /** @description Those whose tokens were estimated, and with them the cost. */
                estimated_calls: number;
                failed_calls: number;
                /** @description Nano-dollars of calls of agents. */
                fee_nano: number;
                /** @description Of the group; empty for none. */
                id: string;
                input_tokens: number;
                /** @description Nano-dollars of calls of models: under an agent, of those that it made; under no agent, of all others. */
                model_nano: number;
                output_tokens: number;
                /** @description Those whose cost is known; 0 means that nothing has a price, not that it is free. */
                priced_calls: number;
                total_tokens: number;
                /** @description Those that succeeded and whose cost is not known. */
                unpriced_calls: number;
            }[];
            /** @description When it ends. */
            until: string;
        };
        UsageInput: {
            /** @description How long calls took: of days to 4.4 %, of hours to 0.6 %; null unless it is asked for. */
            latency: {
                /** @description By id of the group. */
                groups: {
                    [key: string]: {
                        /** @description Half of the calls took no longer. */
                        p50_ms: number | null;
                        /** @description 19 of 20 calls took no longer. */
                        p95_ms: number | null;
                    };
                };
                /** @description The groups tell of so many of the newest calls where there are more than 100000 records to read them from: by agent, model, tag and end user, for who does not see all calls. Null where they tell of all. */
                of_newest: number | null;
                /** @description Half of the calls took no longer. */
                p50_ms: number | null;
                /** @description 19 of 20 calls took no longer. */
                p95_ms: number | null;
                /** @description Of all calls, by date or hour. */
                pieces: {
                    [key: string]: {
                        /** @description Half of the calls took no longer. */
                        p50_ms: number | null;
                        /** @description 19 of 20 calls took no longer. */
                        p95_ms: number | null;
                    };
                };
            } | null;
            /** @description Of groups that have one, by id. */
            names: {
                [key: string]: string;
            };
            /** @description When what is told of begins. */
            since: string;
            /**
             * @description What pieces the sums are of. Hours: of a range by `since` of 48 hours at most whose days have no more than 100000 calls, which is told exactly. Days are whole ones, UTC.
             * @enum {string}
             */
            step: "hour" | "day";
            /** @description One for each piece of time and group that had calls, the oldest first. */
            sums: {
                calls: number;
                /** @description The day, YYYY-MM-DD, UTC; or when the hour begins, ISO 8601. */
                date: string;
                /** @description Those whose tokens were estimated, and with them the cost. */
                estimated_calls: number;
                failed_calls: number;
                /** @description Nano-dollars of calls of agents. */
                fee_nano: number;
                /** @description Of the group; empty for none. */
                id: string;
                input_tokens: number;
                /** @description Nano-dollars of calls of models: under an agent, of those that it made; under no agent, of all others. */
                model_nano: number;
                output_tokens: number;
                /** @description Those whose cost is known; 0 means that nothing has a price, not that it is free. */
                priced_calls: number;
                total_tokens: number;
                /** @description Those that succeeded and whose cost is not known. */
                unpriced_calls: number;
            }[];
            /** @description When it ends. */
            until: string;
        };
        User: {
            blocked: boolean;
            budget_duration: string | null;
            created_at: string;
            created_by: string;
            max_budget: number | null;
            max_parallel_requests: number | null;
            max_streams: number | null;
            metadata: {
                [key: string]: unknown;
            };
            /** @description Fields that are kept, but have no effect in this version. */
            not_enforced: string[];
            rpm_limit: number | null;
            shadow_limits: boolean | null;
            soft_budget: number | null;
            tpm_limit: number | null;
            updated_at: string;
            updated_by: string;
            user_alias: string | null;
            user_email: string | null;
            user_id: string;
            /** @enum {string} */
            user_role: "proxy_admin" | "proxy_admin_viewer" | "internal_user" | "internal_user_viewer";
        } & {
            [key: string]: unknown;
        };
        UserInput: {
            blocked: boolean;
            budget_duration: string | null;
            created_at: string;
            created_by: string;
            max_budget: number | null;
            max_parallel_requests: number | null;
            max_streams: number | null;
            metadata: {
                [key: string]: unknown;
            };
            /** @description Fields that are kept, but have no effect in this version. */
            not_enforced: string[];
            rpm_limit: number | null;
            shadow_limits: boolean | null;
            soft_budget: number | null;
            tpm_limit: number | null;
            updated_at: string;
            updated_by: string;
            user_alias: string | null;
            user_email: string | null;
            user_id: string;
            /** @enum {string} */
            user_role: "proxy_admin" | "proxy_admin_viewer" | "internal_user" | "internal_user_viewer";
        } & {
            [key: string]: unknown;
        };
        UserUpdate: {
            /** @description Refuse it until further notice. */
            blocked?: boolean | null;
            /** @description Length of the window, e.g. "1d" or "1mo"; without it, the budget is for ever. */
            budget_duration?: string | null;
            /** @description Dollars that may be spent in one window. */
            max_budget?: number | null;
            /** @description Calls that run at the same time; a stream runs until it ends. */
            max_parallel_requests?: number | null;
            /** @description Streams that are open at the same time. */
            max_streams?: number | null;
            metadata?: {
                [key: string]: unknown;
            } | null;
            /** @description Requests in any 60 seconds. */
            rpm_limit?: number | null;
            /** @description Record what these limits would have refused, and refuse nothing. */
            shadow_limits?: boolean | null;
            /** @description Dollars in one window from which on the gateway warns; nothing is refused. */
            soft_budget?: number | null;
            /** @description Tokens in any 60 seconds, as far as agents report them. */
            tpm_limit?: number | null;
            /** @description A name for people. */
            user_alias?: string | null;
            /** @description Unique. */
            user_email?: string | null;
            user_id: string;
            /** @description What its keys may do here; "internal_user_viewer" unless told. */
            user_role?: ("proxy_admin" | "proxy_admin_viewer" | "internal_user" | "internal_user_viewer") | null;
        } & {
            [key: string]: unknown;
        };
        UserUpdateInput: {
            /** @description Refuse it until further notice. */
            blocked?: boolean | null;
            /** @description Length of the window, e.g. "1d" or "1mo"; without it, the budget is for ever. */
            budget_duration?: string | null;
            /** @description Dollars that may be spent in one window. */
            max_budget?: number | null;
            /** @description Calls that run at the same time; a stream runs until it ends. */
            max_parallel_requests?: number | null;
            /** @description Streams that are open at the same time. */
            max_streams?: number | null;
            metadata?: {
                [key: string]: unknown;
            } | null;
            /** @description Requests in any 60 seconds. */
            rpm_limit?: number | null;
            /** @description Record what these limits would have refused, and refuse nothing. */
            shadow_limits?: boolean | null;
            /** @description Dollars in one window from which on the gateway warns; nothing is refused. */
            soft_budget?: number | null;
            /** @description Tokens in any 60 seconds, as far as agents report them. */
            tpm_limit?: number | null;
            /** @description A name for people. */
            user_alias?: string | null;
            /** @description Unique. */
            user_email?: string | null;
            user_id: string;
            /** @description What its keys may do here; "internal_user_viewer" unless told. */
            user_role?: ("proxy_admin" | "proxy_admin_viewer" | "internal_user" | "internal_user_viewer") | null;
        } & {
            [key: string]: unknown;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    agentAccessCounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agent_id: string;
                        agent_name: string;
                        keys: number;
                        teams: number;
                    }[];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    agentActivity: {
        parameters: {
            query: {
                /** @description Ids or names, separated by commas. */
                agent_ids?: string;
                /** @description Hash or id of a key. */
                api_key?: string;
                /** @description By agent and key; "agents" leaves out the keys, of which there may be thousands; "none" tells sums alone. */
                breakdown?: "all" | "agents" | "none";
                /** @description YYYY-MM-DD, UTC. */
                end_date: string;
                /** @description As "agent_ids". */
                exclude_agent_ids?: string;
                /** @description "a2a_agent/<name>": the calls of that agent. */
                model?: string;
                page?: number;
                /** @description How many days. */
                page_size?: number;
                /** @description YYYY-MM-DD, UTC. */
                start_date: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentActivity"];
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    agentHealthHistory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthHistory"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    setFallback: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    fallback_models: string[];
                    /**
                     * @description For every failure, for requests that are too long, or for what the model would not speak of.
                     * @default general
                     * @enum {string}
                     */
                    fallback_type?: "general" | "context_window" | "content_policy";
                    model: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        fallback_models: string[];
                        /**
                         * @description For every failure, for requests that are too long, or for what the model would not speak of.
                         * @enum {string}
                         */
                        fallback_type: "general" | "context_window" | "content_policy";
                        message: string;
                        model: string;
                    };
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR, READ_ONLY */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getFallback: {
        parameters: {
            query?: {
                /** @description For every failure, for requests that are too long, or for what the model would not speak of. */
                fallback_type?: "general" | "context_window" | "content_policy";
            };
            header?: never;
            path: {
                model: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        fallback_models: string[];
                        /**
                         * @description For every failure, for requests that are too long, or for what the model would not speak of.
                         * @enum {string}
                         */
                        fallback_type: "general" | "context_window" | "content_policy";
                        model: string;
                    };
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteFallback: {
        parameters: {
            query?: {
                /** @description For every failure, for requests that are too long, or for what the model would not speak of. */
                fallback_type?: "general" | "context_window" | "content_policy";
            };
            header?: never;
            path: {
                model: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description For every failure, for requests that are too long, or for what the model would not speak of.
                         * @enum {string}
                         */
                        fallback_type: "general" | "context_window" | "content_policy";
                        message: string;
                        model: string;
                    };
                };
            };
            /** @description INVALID_PARAMS, READ_ONLY */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        healthy_count: number;
                        healthy_endpoints: {
                            agent_id: string;
                            agent_name: string;
                            card_fetched_at: string | null;
                            deployments: {
                                check_state: string;
                                check_state_since: string | null;
                                /** @description The newest first. */
                                checks: {
                                    at: string;
                                    healthy: boolean;
                                    ms: number;
                                }[];
                                deployment_id: string;
                                error: string | null;
                                /** @description Moving average of the time until an answer begins. */
                                latency_ms: number | null;
                                name: string;
                                /** @description As in the health of an agent. */
                                standing: string;
                            }[];
                            /** @description Why a card could not be fetched the last time. */
                            error: string | null;
                            paused: boolean;
                        }[];
                        unhealthy_count: number;
                        unhealthy_endpoints: {
                            agent_id: string;
                            agent_name: string;
                            card_fetched_at: string | null;
                            deployments: {
                                check_state: string;
                                check_state_since: string | null;
                                /** @description The newest first. */
                                checks: {
                                    at: string;
                                    healthy: boolean;
                                    ms: number;
                                }[];
                                deployment_id: string;
                                error: string | null;
                                /** @description Moving average of the time until an answer begins. */
                                latency_ms: number | null;
                                name: string;
                                /** @description As in the health of an agent. */
                                standing: string;
                            }[];
                            /** @description Why a card could not be fetched the last time. */
                            error: string | null;
                            paused: boolean;
                        }[];
                    };
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    liveliness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": "I'm alive!" | {
                        /** @enum {string} */
                        status: "shutting_down";
                    };
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": "I'm alive!" | {
                        /** @enum {string} */
                        status: "shutting_down";
                    };
                };
            };
        };
    };
    liveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": "I'm alive!" | {
                        /** @enum {string} */
                        status: "shutting_down";
                    };
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": "I'm alive!" | {
                        /** @enum {string} */
                        status: "shutting_down";
                    };
                };
            };
        };
    };
    readiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        db: "connected" | "disconnected";
                        /** @enum {string} */
                        status: "healthy" | "unhealthy" | "starting" | "shutting_down";
                        /** @enum {string} */
                        store: "sqlite" | "postgres";
                    };
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        db: "connected" | "disconnected";
                        /** @enum {string} */
                        status: "healthy" | "unhealthy" | "starting" | "shutting_down";
                        /** @enum {string} */
                        store: "sqlite" | "postgres";
                    };
                };
            };
        };
    };
    testModelEntry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    litellm_params: {
                        additional_drop_params?: string[] | null;
                        api_base?: string | null;
                        api_key?: string | null;
                        api_version?: string | null;
                        aws_access_key_id?: string | null;
                        aws_bedrock_runtime_endpoint?: string | null;
                        aws_external_id?: string | null;
                        aws_profile_name?: string | null;
                        aws_region_name?: string | null;
                        aws_role_name?: string | null;
                        aws_secret_access_key?: string | null;
                        aws_session_name?: string | null;
                        aws_session_token?: string | null;
                        aws_sts_endpoint?: string | null;
                        aws_web_identity_token?: string | null;
                        custom_llm_provider?: string | null;
                        drop_params?: boolean | null;
                        extra_headers?: {
                            [key: string]: string;
                        } | null;
                        litellm_credential_name?: string | null;
                        max_parallel_requests?: number | null;
                        /** @description "provider/model" */
                        model: string;
                        order?: number | null;
                        organization?: string | null;
                        region_name?: string | null;
                        rpm?: number | null;
                        stream_timeout?: number | string | null;
                        timeout?: number | string | null;
                        tpm?: number | null;
                        vertex_credentials?: ({
                            [key: string]: unknown;
                        } | string) | null;
                        vertex_location?: string | null;
                        vertex_project?: string | null;
                        vertex_token_url?: string | null;
                        weight?: number | null;
                    } & {
                        [key: string]: unknown;
                    };
                    model_info?: ({
                        access_groups?: string[] | null;
                        base_model?: string | null;
                        id?: string;
                        mode?: string;
                    } & {
                        [key: string]: unknown;
                    }) | null;
                    /** @default trial */
                    model_name?: string;
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeploymentTrial"];
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    claimInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    /** @description What the link has behind its "#". */
                    token: string;
                    /** @description A name for people. */
                    user_alias?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description OVERLOADED */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    invitation_id: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    invitationInfo: {
        parameters: {
            query: {
                invitation_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    createInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    user_id: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accepted_at: string | null;
                        created_at: string;
                        created_by: string;
                        expires_at: string;
                        id: string;
                        /** @description Good once, for seven days. */
                        invitation_link: string;
                        is_accepted: boolean;
                        user_id: string;
                    };
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    openInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What the link has behind its "#". */
                    token: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        expires_at: string;
                        user_alias: string | null;
                        user_email: string | null;
                        user_id: string;
                    };
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    regenerateKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key itself, its hash (token), or its id. */
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description How long the old key goes on to work, e.g. "24h"; without it, no longer than until now. */
                    grace_period?: string | null;
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegeneratedKey"];
                };
            };
            /** @description CONFLICT, CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    keyAccess: {
        parameters: {
            query?: {
                /** @description The key itself, its hash (token), or its id. */
                key?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agents: {
                            agent_id: string;
                            agent_name: string;
                            allowed: boolean;
                            /** @description The group by which each of them grants it; null where it is named itself, or not granted. */
                            groups: {
                                caller: string | null;
                                key: string | null;
                                team: string | null;
                            };
                            /** @description The rule that decides its calls. */
                            reason: string;
                            /** @description What the key, its team and the agent whose own key it is say: one has to grant it, none may withhold it. */
                            says: {
                                /** @enum {string} */
                                caller: "grants" | "withholds" | "nothing";
                                /** @enum {string} */
                                key: "grants" | "withholds" | "nothing";
                                /** @enum {string} */
                                team: "grants" | "withholds" | "nothing";
                            };
                        }[];
                        key_id: string;
                        /**
                         * @description Of the key, its user apart.
                         * @enum {string}
                         */
                        state: "ok" | "blocked" | "expired";
                    };
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    blockKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The key itself, its hash (token), or its id. */
                    key: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    key_aliases?: string[];
                    keys?: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Their hashes. */
                        deleted_keys: string[];
                    };
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    generateKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyFieldsInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GeneratedKey"];
                };
            };
            /** @description CONFLICT, CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    keyInfo: {
        parameters: {
            query?: {
                /** @description The key itself, its hash (token), or its id. */
                key?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        info: {
                            access_group_ids: string[] | null;
                            agent_id: string | null;
                            blocked: boolean;
                            budget_duration: string | null;
                            budget_reset_at: string | null;
                            created_at: string;
                            created_by: string;
                            expires: string | null;
                            key_alias: string | null;
                            /** @description Names it, too; calls' records carry it. */
                            key_id: string;
                            /** @description To recognise the key by: "sk-...abcd". */
                            key_name: string;
                            /** @description Up to a minute behind. */
                            last_active: string | null;
                            log_content: boolean | null;
                            max_budget: number | null;
                            max_parallel_requests: number | null;
                            max_streams: number | null;
                            metadata: {
                                [key: string]: unknown;
                            };
                            models: string[];
                            /** @description Fields that are kept, but have no effect in this version. */
                            not_enforced: string[];
                            object_permission: {
                                [key: string]: unknown;
                            } | null;
                            rpm_limit: number | null;
                            shadow_limits: boolean | null;
                            soft_budget: number | null;
                            /** @description Dollars in the window of the budget; without a budget, ever. */
                            spend: number;
                            tags: string[];
                            team_id: string | null;
                            /** @description Hash of the key: names it in other calls. */
                            token: string;
                            tpm_limit: number | null;
                            updated_at: string;
                            updated_by: string;
                            user_id: string | null;
                        } & {
                            [key: string]: unknown;
                        };
                        /** @description Its hash. */
                        key: string;
                    };
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listKeys: {
        parameters: {
            query?: {
                agent_id?: string;
                /** @description "next_cursor" of the page before. */
                cursor?: string;
                key_alias?: string;
                limit?: number;
                return_full_object?: string;
                /** @description The same as "limit". */
                size?: number;
                team_id?: string;
                user_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: (string | components["schemas"]["ListedKey"])[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    regenerateNamedKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description How long the old key goes on to work, e.g. "24h"; without it, no longer than until now. */
                    grace_period?: string | null;
                    /** @description The key itself, its hash (token), or its id. */
                    key: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegeneratedKey"];
                };
            };
            /** @description CONFLICT, CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    unblockKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The key itself, its hash (token), or its id. */
                    key: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    updateKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyUpdateInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            /** @description CONFLICT, CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain; charset=utf-8": string;
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    patchModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                model_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModelChangesInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelEntry"];
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR, READ_ONLY */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteModel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description `model_info.id`. */
                    id: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                    };
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR, READ_ONLY */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    modelInfo: {
        parameters: {
            query?: {
                /** @description Only this deployment. */
                litellm_model_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ModelDeployment"][];
                    };
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    newModel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModelRegistrationInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelEntry"];
                };
            };
            /** @description CONFLICT, CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    updateModel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    litellm_params?: {
                        additional_drop_params?: string[] | null;
                        api_base?: string | null;
                        api_key?: string | null;
                        api_version?: string | null;
                        aws_access_key_id?: string | null;
                        aws_bedrock_runtime_endpoint?: string | null;
                        aws_external_id?: string | null;
                        aws_profile_name?: string | null;
                        aws_region_name?: string | null;
                        aws_role_name?: string | null;
                        aws_secret_access_key?: string | null;
                        aws_session_name?: string | null;
                        aws_session_token?: string | null;
                        aws_sts_endpoint?: string | null;
                        aws_web_identity_token?: string | null;
                        custom_llm_provider?: string | null;
                        drop_params?: boolean | null;
                        extra_headers?: {
                            [key: string]: string;
                        } | null;
                        litellm_credential_name?: string | null;
                        max_parallel_requests?: number | null;
                        /** @description "provider/model" */
                        model?: string;
                        order?: number | null;
                        organization?: string | null;
                        region_name?: string | null;
                        rpm?: number | null;
                        stream_timeout?: number | string | null;
                        timeout?: number | string | null;
                        tpm?: number | null;
                        vertex_credentials?: ({
                            [key: string]: unknown;
                        } | string) | null;
                        vertex_location?: string | null;
                        vertex_project?: string | null;
                        vertex_token_url?: string | null;
                        weight?: number | null;
                    } & {
                        [key: string]: unknown;
                    };
                    /** @description Or `model_info.id`. */
                    model_id?: string;
                    model_info?: ({
                        access_groups?: string[] | null;
                        base_model?: string | null;
                        id?: string;
                        mode?: string;
                    } & {
                        [key: string]: unknown;
                    }) | null;
                    model_name?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelEntry"];
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR, READ_ONLY */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    openApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    agentHub: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    }[];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    hubInfo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubInfo"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    agentTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentType"][];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listSpend: {
        parameters: {
            query?: {
                /** @description Hash or id of a key. */
                api_key?: string;
                /** @description Where to go on: the next cursor of the page before. */
                cursor?: string;
                /** @description YYYY-MM-DD, UTC. */
                end_date?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description Id of a call. */
                request_id?: string;
                /** @description YYYY-MM-DD, UTC. */
                start_date?: string;
                /** @description With dates: false lists the calls instead of the days. */
                summarize?: string;
                user_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": (components["schemas"]["SpendLog"] | components["schemas"]["SpendDay"])[];
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    blockTeam: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    team_id: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteTeams: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    team_ids: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deleted_teams: string[];
                    };
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    teamInfo: {
        parameters: {
            query: {
                team_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The newest hundred. */
                        keys: components["schemas"]["Key"][];
                        team_id: string;
                        team_info: {
                            access_group_ids: string[] | null;
                            blocked: boolean;
                            budget_duration: string | null;
                            budget_reset_at: string | null;
                            created_at: string;
                            created_by: string;
                            max_budget: number | null;
                            max_parallel_requests: number | null;
                            max_streams: number | null;
                            members_with_roles: {
                                /**
                                 * @description "admin" manages the keys and members of the team.
                                 * @enum {string}
                                 */
                                role: "admin" | "user";
                                user_id: string;
                            }[];
                            metadata: {
                                [key: string]: unknown;
                            };
                            models: string[];
                            /** @description Fields that are kept, but have no effect in this version. */
                            not_enforced: string[];
                            object_permission: {
                                [key: string]: unknown;
                            } | null;
                            rpm_limit: number | null;
                            shadow_limits: boolean | null;
                            soft_budget: number | null;
                            /** @description Dollars in the window of the budget; without a budget, ever. */
                            spend: number;
                            team_alias: string | null;
                            team_id: string;
                            tpm_limit: number | null;
                            updated_at: string;
                            updated_by: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listTeams: {
        parameters: {
            query?: {
                /** @description Where to go on: the next cursor of the page before. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
                team_alias?: string;
                /** @description Teams this user is a member of. */
                user_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedTeam"][];
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    addTeamMembers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    member: {
                        /**
                         * @description "admin" manages the keys and members of the team.
                         * @default user
                         * @enum {string}
                         */
                        role?: "admin" | "user";
                        /** @description Instead of "user_id"; for administrators. */
                        user_email?: string | null;
                        user_id?: string | null;
                    } | {
                        /**
                         * @description "admin" manages the keys and members of the team.
                         * @default user
                         * @enum {string}
                         */
                        role?: "admin" | "user";
                        /** @description Instead of "user_id"; for administrators. */
                        user_email?: string | null;
                        user_id?: string | null;
                    }[];
                    team_id: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    removeTeamMember: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    team_id: string;
                    user_id: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    updateTeamMember: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description "admin" manages the keys and members of the team.
                     * @enum {string}
                     */
                    role: "admin" | "user";
                    team_id: string;
                    user_id: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    createTeam: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTeamInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            /** @description CONFLICT, CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    unblockTeam: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    team_id: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    updateTeam: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamUpdateInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteUsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    user_ids: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deleted_users: string[];
                    };
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    userInfo: {
        parameters: {
            query?: {
                user_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The newest hundred. */
                        keys: components["schemas"]["Key"][];
                        teams: components["schemas"]["Team"][];
                        user_id: string;
                        user_info: {
                            blocked: boolean;
                            budget_duration: string | null;
                            budget_reset_at: string | null;
                            created_at: string;
                            created_by: string;
                            max_budget: number | null;
                            max_parallel_requests: number | null;
                            max_streams: number | null;
                            metadata: {
                                [key: string]: unknown;
                            };
                            /** @description Fields that are kept, but have no effect in this version. */
                            not_enforced: string[];
                            rpm_limit: number | null;
                            shadow_limits: boolean | null;
                            soft_budget: number | null;
                            /** @description Dollars in the window of the budget; without a budget, ever. */
                            spend: number;
                            tpm_limit: number | null;
                            updated_at: string;
                            updated_by: string;
                            user_alias: string | null;
                            user_email: string | null;
                            user_id: string;
                            /** @enum {string} */
                            user_role: "proxy_admin" | "proxy_admin_viewer" | "internal_user" | "internal_user_viewer";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description "next_cursor" of the page before. */
                cursor?: string;
                limit?: number;
                /** @description The same as "limit". */
                page_size?: number;
                role?: "proxy_admin" | "proxy_admin_viewer" | "internal_user" | "internal_user_viewer";
                user_email?: string;
                /** @description Separated by commas. */
                user_ids?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next_cursor: string | null;
                        users: components["schemas"]["User"][];
                    };
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUserInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedUser"];
                };
            };
            /** @description CONFLICT, CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserUpdateInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description CONFLICT, CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    discoverAgent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uri
                     * @description Where the card is, when it is not in one of the usual places.
                     */
                    card_url?: string;
                    /**
                     * @default well_known_fallback
                     * @enum {string}
                     */
                    discovery_mode?: "well_known_fallback" | "langgraph_platform";
                    /** @description Sent along; kept nowhere. */
                    headers?: {
                        [key: string]: string;
                    };
                    params?: {
                        assistant_id?: string;
                    };
                    /** Format: uri */
                    url: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agent_card: {
                            [key: string]: unknown;
                        };
                        url: string;
                    };
                };
            };
            /** @description ADDRESS_REFUSED, CARD_UNAVAILABLE, CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UPSTREAM_UNREACHABLE */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listAccessGroups: {
        parameters: {
            query?: {
                /** @description Where to go on: the next cursor of the page before. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessGroup"][];
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    createAccessGroup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAccessGroupInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessGroup"];
                };
            };
            /** @description CONFLICT, CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getAccessGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                access_group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessGroup"];
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    updateAccessGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                access_group_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccessGroupUpdateInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessGroup"];
                };
            };
            /** @description CONFLICT, CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteAccessGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                access_group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                    };
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listAccessRequests: {
        parameters: {
            query?: {
                /** @description Id or name. */
                agent?: string;
                /** @description Where to go on: the next cursor of the page before. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
                state?: "open" | "granted" | "declined" | "withdrawn";
                user_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next_cursor: string | null;
                        requests: components["schemas"]["AccessRequest"][];
                    };
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    requestAccess: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Id or name, as the hub shows it. */
                    agent: string;
                    /** @description One’s own key that is to reach it; without one, a key is made. */
                    key_id?: string | null;
                    /** @description What for. */
                    purpose: string;
                    /** @description The team of the key that is to be made. */
                    team_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRequest"];
                };
            };
            /** @description CONFLICT, CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description AGENT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    declineAccessRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRequest"];
                };
            };
            /** @description CONFLICT, CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    grantAccessRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Give the agent to the team first, where the team lacks it.
                     * @default false
                     */
                    give_team?: boolean;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRequest"];
                };
            };
            /** @description CONFLICT, CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description AGENT_NOT_FOUND, NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    fetchRequestedKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestedKey"];
                };
            };
            /** @description CONFLICT, INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description AGENT_NOT_FOUND, NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    withdrawAccessRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRequest"];
                };
            };
            /** @description CONFLICT, INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listAgents: {
        parameters: {
            query?: {
                /** @description Where to go on: the next cursor of the page before. */
                cursor?: string;
                /** @description Ask the agents now, and leave out those that do not work. */
                health_check?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description Words of the name or the card. */
                query?: string;
                /** @description How many a query finds at most. */
                top_k?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentResponse"][];
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    createAgent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentRegistrationInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentResponse"];
                };
            };
            /** @description ADDRESS_REFUSED, CARD_UNAVAILABLE, CONFLICT, CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or name. */
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentResponse"];
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description AGENT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    replaceAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or name. */
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentRegistrationInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentResponse"];
                };
            };
            /** @description ADDRESS_REFUSED, CARD_UNAVAILABLE, CONFLICT, CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR, READ_ONLY */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description AGENT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or name. */
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                    };
                };
            };
            /** @description INVALID_PARAMS, READ_ONLY */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description AGENT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    patchAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or name. */
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentChangesInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentResponse"];
                };
            };
            /** @description ADDRESS_REFUSED, CARD_UNAVAILABLE, CONFLICT, CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR, READ_ONLY */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description AGENT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    agentAccess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or name. */
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agent_id: string;
                        agent_name: string;
                        /** @description Who is given one of them may call it. */
                        groups: string[];
                        /** @description The newest first. */
                        keys: {
                            /** @description The agent whose own key it is. */
                            agent_id: string | null;
                            /** @description False for a key that was given the agent, where its team or its agent was not. */
                            allowed: boolean;
                            /** @description Whether the key names the agent: taking the name away is enough. */
                            by_name: boolean;
                            /** @description Whether the key itself was given the agent, by name or by a group. */
                            given: boolean;
                            /** @description The group by which each of them grants it; null where it is named itself, or not granted. */
                            groups: {
                                caller: string | null;
                                key: string | null;
                                team: string | null;
                            };
                            key_alias: string | null;
                            key_id: string;
                            /** @description To recognise the key by: "sk-...abcd". */
                            key_name: string;
                            /** @description The rule that decides its calls. */
                            reason: string;
                            /** @description What the key, its team and the agent whose own key it is say: one has to grant it, none may withhold it. */
                            says: {
                                /** @enum {string} */
                                caller: "grants" | "withholds" | "nothing";
                                /** @enum {string} */
                                key: "grants" | "withholds" | "nothing";
                                /** @enum {string} */
                                team: "grants" | "withholds" | "nothing";
                            };
                            /**
                             * @description Of the key, its user apart.
                             * @enum {string}
                             */
                            state: "ok" | "blocked" | "expired";
                            team_alias: string | null;
                            team_id: string | null;
                            user_id: string | null;
                        }[];
                        /** @description Agents that one of its own keys can call. */
                        may_call: {
                            agent_id: string;
                            agent_name: string;
                        }[];
                        own_keys: {
                            key_alias: string | null;
                            key_id: string;
                            key_name: string;
                        }[];
                        /** @description Whether everybody sees it. Calling it takes a key all the same. */
                        public: boolean;
                        teams: {
                            blocked: boolean;
                            /** @description Whether the team names the agent, and not one of its groups. */
                            by_name: boolean;
                            team_alias: string | null;
                            team_id: string;
                        }[];
                    };
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description AGENT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listCardChanges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or name. */
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changed_at: string;
                        changes: {
                            after?: unknown;
                            before?: unknown;
                            /** @description JSON pointer into the card. */
                            path: string;
                        }[];
                        id: string;
                    }[];
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description AGENT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    agentHealth: {
        parameters: {
            query?: {
                /** @description Ask every deployment first. */
                check?: string;
            };
            header?: never;
            path: {
                /** @description Id or name. */
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agent_id: string;
                        agent_name: string;
                        /** @description The newest first. */
                        changes: {
                            changed_at: string;
                            deployment_id: string;
                            healthy: boolean;
                            id: string;
                            reason: string | null;
                        }[];
                        deployments: components["schemas"]["DeploymentHealth"][];
                        /** @description Whether one deployment at least seems to work. */
                        healthy: boolean;
                    };
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description AGENT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    publishAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or name. */
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Publication"];
                };
            };
            /** @description INVALID_PARAMS, READ_ONLY */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description AGENT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    unpublishAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or name. */
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Publication"];
                };
            };
            /** @description INVALID_PARAMS, READ_ONLY */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description AGENT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    pauseAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or name. */
                agent_id: string;
            };
            cookie?: never;
        };
        /** @description May be left out. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Callers are told.
                     * @default
                     */
                    reason?: string;
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agent_id: string;
                        agent_name: string;
                        /** @description Calls that ran and were ended. */
                        ended_calls: number;
                        paused: {
                            by: string | null;
                            reason: string;
                            since: string;
                        } | null;
                    };
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description AGENT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    refreshCard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or name. */
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changed: boolean;
                        changes: {
                            after?: unknown;
                            before?: unknown;
                            /** @description JSON pointer into the card. */
                            path: string;
                        }[];
                    };
                };
            };
            /** @description ADDRESS_REFUSED, CARD_UNAVAILABLE, INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description AGENT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    resumeAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or name. */
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agent_id: string;
                        agent_name: string;
                        paused: {
                            by: string | null;
                            reason: string;
                            since: string;
                        } | null;
                    };
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description AGENT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or name. */
                agent_id: string;
                task_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskDetail"];
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description TASK_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    cancelTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or name. */
                agent_id: string;
                task_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description INVALID_PARAMS, TASK_NOT_CANCELABLE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description AGENT_NOT_FOUND, TASK_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UPSTREAM_FAILED, UPSTREAM_UNREACHABLE */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UPSTREAM_TIMEOUT */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    replacePublicAgents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Ids or names. */
                    agent_ids: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Publication"];
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR, READ_ONLY */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description AGENT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    tryAgent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    agent: components["schemas"]["AgentRegistrationInput"];
                    /** @default Hello */
                    message?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The card that would be served. */
                        card: {
                            [key: string]: unknown;
                        } | null;
                        /** @description Why there was no answer; null when there was one. */
                        failure: string | null;
                        /** @description What the agent told: in A2A 1.0, or in the words of its platform’s adapter. */
                        frames: {
                            at_ms: number;
                            frame: unknown;
                        }[];
                        /** @description From the message to the end of its answer. */
                        ms: number;
                    };
                };
            };
            /** @description ADDRESS_REFUSED, CARD_UNAVAILABLE, CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                action?: string;
                /** @description Name of who did it, or id of the key or user. */
                actor?: string;
                /** @description Where to go on: the next cursor of the page before. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
                outcome?: "begun" | "done" | "failed" | "denied";
                request_id?: string;
                /** @description ISO 8601 or epoch milliseconds; entries of then or later. */
                since?: number;
                /** @description Id. */
                target?: string;
                /** @description Entries from before. */
                until?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: components["schemas"]["AuditEntry"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    exportAudit: {
        parameters: {
            query?: {
                action?: string;
                /** @description Name of who did it, or id of the key or user. */
                actor?: string;
                outcome?: "begun" | "done" | "failed" | "denied";
                request_id?: string;
                /** @description ISO 8601 or epoch milliseconds; entries of then or later. */
                since?: number;
                /** @description Id. */
                target?: string;
                /** @description Entries from before. */
                until?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    verifyAudit: {
        parameters: {
            query?: {
                /** @description "head.hash" of the same answer. */
                hash?: string;
                /** @description "head.seq" of an earlier answer. */
                seq?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerdict"];
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listCalls: {
        parameters: {
            query?: {
                /** @description Id or name. */
                agent?: string;
                agent_id?: string | string[];
                agent_name?: string | string[];
                binding?: string | string[];
                caller_agent_id?: string | string[];
                client_address?: string | string[];
                context?: string;
                context_id?: string | string[];
                cost_nano?: ("null" | number) | ("null" | number)[];
                cost_nano_max?: number;
                cost_nano_min?: number;
                cost_source?: string | string[];
                /** @description Where to go on: the next cursor of the page before. */
                cursor?: string;
                decision?: string | string[];
                deployment_id?: string | string[];
                duration_ms?: ("null" | number) | ("null" | number)[];
                duration_ms_max?: number;
                duration_ms_min?: number;
                error_code?: string | string[];
                error_message?: string | string[];
                event_count?: ("null" | number) | ("null" | number)[];
                event_count_max?: number;
                event_count_min?: number;
                first_byte_ms?: ("null" | number) | ("null" | number)[];
                first_byte_ms_max?: number;
                first_byte_ms_min?: number;
                front?: string | string[];
                http_status?: ("null" | number) | ("null" | number)[];
                http_status_max?: number;
                http_status_min?: number;
                id?: string | string[];
                input_tokens?: ("null" | number) | ("null" | number)[];
                input_tokens_max?: number;
                input_tokens_min?: number;
                /** @description Id or hash. */
                key?: string;
                key_alias?: string | string[];
                key_id?: string | string[];
                /** @description How many at most. */
                limit?: number;
                message_id?: string | string[];
                model?: string | string[];
                operation?: ("send" | "stream" | "get" | "list" | "cancel" | "subscribe" | "push-create" | "push-get" | "push-list" | "push-delete" | "extended-card" | "run" | "chat.completions" | "completions" | "embeddings" | "responses" | "messages" | "messages.count_tokens") | ("send" | "stream" | "get" | "list" | "cancel" | "subscribe" | "push-create" | "push-get" | "push-list" | "push-delete" | "extended-card" | "run" | "chat.completions" | "completions" | "embeddings" | "responses" | "messages" | "messages.count_tokens")[];
                outcome?: ("ok" | "agent-error" | "upstream-error" | "truncated" | "caller-left" | "refused" | "gateway-error") | ("ok" | "agent-error" | "upstream-error" | "truncated" | "caller-left" | "refused" | "gateway-error")[];
                output_tokens?: ("null" | number) | ("null" | number)[];
                output_tokens_max?: number;
                output_tokens_min?: number;
                parent_span_id?: string | string[];
                principal_kind?: string | string[];
                provider?: string | string[];
                /** @description A text in names, ids, the error message, or what was said if it is kept; A to Z in either case. */
                q?: string;
                request_bytes?: ("null" | number) | ("null" | number)[];
                request_bytes_max?: number;
                request_bytes_min?: number;
                request_id?: string | string[];
                response_bytes?: ("null" | number) | ("null" | number)[];
                response_bytes_max?: number;
                response_bytes_min?: number;
                routing?: string | string[];
                session_id?: string | string[];
                /** @description ISO 8601 or epoch milliseconds; calls that started then or later. */
                since?: number;
                /** @description "started_at" unless told; with "q" nothing else. */
                sort_by?: "started_at" | "duration_ms" | "first_byte_ms" | "cost_nano" | "total_tokens" | "outcome" | "operation";
                /** @description "desc" unless told. */
                sort_order?: "asc" | "desc";
                span_id?: string | string[];
                /** @description Of several, each must be there. */
                tag?: string | string[];
                task?: string;
                task_id?: string | string[];
                task_state?: string | string[];
                team_alias?: string | string[];
                team_id?: string | string[];
                total_tokens?: ("null" | number) | ("null" | number)[];
                total_tokens_max?: number;
                total_tokens_min?: number;
                /** @description In any spelling. */
                trace?: string;
                trace_id?: string | string[];
                trace_ref?: string | string[];
                /** @description Calls that started before. */
                until?: number;
                upstream_binding?: string | string[];
                upstream_version?: string | string[];
                user_agent?: string | string[];
                user_id?: string | string[];
                version?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        calls: components["schemas"]["Call"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallDetail"];
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getCaused: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Caused"];
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    exportCallsCsv: {
        parameters: {
            query?: {
                /** @description Id or name. */
                agent?: string;
                agent_id?: string | string[];
                agent_name?: string | string[];
                binding?: string | string[];
                caller_agent_id?: string | string[];
                client_address?: string | string[];
                context?: string;
                context_id?: string | string[];
                cost_nano?: ("null" | number) | ("null" | number)[];
                cost_nano_max?: number;
                cost_nano_min?: number;
                cost_source?: string | string[];
                decision?: string | string[];
                deployment_id?: string | string[];
                duration_ms?: ("null" | number) | ("null" | number)[];
                duration_ms_max?: number;
                duration_ms_min?: number;
                error_code?: string | string[];
                error_message?: string | string[];
                event_count?: ("null" | number) | ("null" | number)[];
                event_count_max?: number;
                event_count_min?: number;
                first_byte_ms?: ("null" | number) | ("null" | number)[];
                first_byte_ms_max?: number;
                first_byte_ms_min?: number;
                front?: string | string[];
                http_status?: ("null" | number) | ("null" | number)[];
                http_status_max?: number;
                http_status_min?: number;
                id?: string | string[];
                input_tokens?: ("null" | number) | ("null" | number)[];
                input_tokens_max?: number;
                input_tokens_min?: number;
                /** @description Id or hash. */
                key?: string;
                key_alias?: string | string[];
                key_id?: string | string[];
                message_id?: string | string[];
                model?: string | string[];
                operation?: ("send" | "stream" | "get" | "list" | "cancel" | "subscribe" | "push-create" | "push-get" | "push-list" | "push-delete" | "extended-card" | "run" | "chat.completions" | "completions" | "embeddings" | "responses" | "messages" | "messages.count_tokens") | ("send" | "stream" | "get" | "list" | "cancel" | "subscribe" | "push-create" | "push-get" | "push-list" | "push-delete" | "extended-card" | "run" | "chat.completions" | "completions" | "embeddings" | "responses" | "messages" | "messages.count_tokens")[];
                outcome?: ("ok" | "agent-error" | "upstream-error" | "truncated" | "caller-left" | "refused" | "gateway-error") | ("ok" | "agent-error" | "upstream-error" | "truncated" | "caller-left" | "refused" | "gateway-error")[];
                output_tokens?: ("null" | number) | ("null" | number)[];
                output_tokens_max?: number;
                output_tokens_min?: number;
                parent_span_id?: string | string[];
                principal_kind?: string | string[];
                provider?: string | string[];
                /** @description A text in names, ids, the error message, or what was said if it is kept; A to Z in either case. */
                q?: string;
                request_bytes?: ("null" | number) | ("null" | number)[];
                request_bytes_max?: number;
                request_bytes_min?: number;
                request_id?: string | string[];
                response_bytes?: ("null" | number) | ("null" | number)[];
                response_bytes_max?: number;
                response_bytes_min?: number;
                routing?: string | string[];
                session_id?: string | string[];
                /** @description ISO 8601 or epoch milliseconds; calls that started then or later. */
                since?: number;
                span_id?: string | string[];
                /** @description Of several, each must be there. */
                tag?: string | string[];
                task?: string;
                task_id?: string | string[];
                task_state?: string | string[];
                team_alias?: string | string[];
                team_id?: string | string[];
                total_tokens?: ("null" | number) | ("null" | number)[];
                total_tokens_max?: number;
                total_tokens_min?: number;
                /** @description In any spelling. */
                trace?: string;
                trace_id?: string | string[];
                trace_ref?: string | string[];
                /** @description Calls that started before. */
                until?: number;
                upstream_binding?: string | string[];
                upstream_version?: string | string[];
                user_agent?: string | string[];
                user_id?: string | string[];
                version?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv; charset=utf-8": string;
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    exportCalls: {
        parameters: {
            query?: {
                /** @description Id or name. */
                agent?: string;
                agent_id?: string | string[];
                agent_name?: string | string[];
                binding?: string | string[];
                caller_agent_id?: string | string[];
                client_address?: string | string[];
                context?: string;
                context_id?: string | string[];
                cost_nano?: ("null" | number) | ("null" | number)[];
                cost_nano_max?: number;
                cost_nano_min?: number;
                cost_source?: string | string[];
                decision?: string | string[];
                deployment_id?: string | string[];
                duration_ms?: ("null" | number) | ("null" | number)[];
                duration_ms_max?: number;
                duration_ms_min?: number;
                error_code?: string | string[];
                error_message?: string | string[];
                event_count?: ("null" | number) | ("null" | number)[];
                event_count_max?: number;
                event_count_min?: number;
                first_byte_ms?: ("null" | number) | ("null" | number)[];
                first_byte_ms_max?: number;
                first_byte_ms_min?: number;
                front?: string | string[];
                http_status?: ("null" | number) | ("null" | number)[];
                http_status_max?: number;
                http_status_min?: number;
                id?: string | string[];
                input_tokens?: ("null" | number) | ("null" | number)[];
                input_tokens_max?: number;
                input_tokens_min?: number;
                /** @description Id or hash. */
                key?: string;
                key_alias?: string | string[];
                key_id?: string | string[];
                message_id?: string | string[];
                model?: string | string[];
                operation?: ("send" | "stream" | "get" | "list" | "cancel" | "subscribe" | "push-create" | "push-get" | "push-list" | "push-delete" | "extended-card" | "run" | "chat.completions" | "completions" | "embeddings" | "responses" | "messages" | "messages.count_tokens") | ("send" | "stream" | "get" | "list" | "cancel" | "subscribe" | "push-create" | "push-get" | "push-list" | "push-delete" | "extended-card" | "run" | "chat.completions" | "completions" | "embeddings" | "responses" | "messages" | "messages.count_tokens")[];
                outcome?: ("ok" | "agent-error" | "upstream-error" | "truncated" | "caller-left" | "refused" | "gateway-error") | ("ok" | "agent-error" | "upstream-error" | "truncated" | "caller-left" | "refused" | "gateway-error")[];
                output_tokens?: ("null" | number) | ("null" | number)[];
                output_tokens_max?: number;
                output_tokens_min?: number;
                parent_span_id?: string | string[];
                principal_kind?: string | string[];
                provider?: string | string[];
                /** @description A text in names, ids, the error message, or what was said if it is kept; A to Z in either case. */
                q?: string;
                request_bytes?: ("null" | number) | ("null" | number)[];
                request_bytes_max?: number;
                request_bytes_min?: number;
                request_id?: string | string[];
                response_bytes?: ("null" | number) | ("null" | number)[];
                response_bytes_max?: number;
                response_bytes_min?: number;
                routing?: string | string[];
                session_id?: string | string[];
                /** @description ISO 8601 or epoch milliseconds; calls that started then or later. */
                since?: number;
                span_id?: string | string[];
                /** @description Of several, each must be there. */
                tag?: string | string[];
                task?: string;
                task_id?: string | string[];
                task_state?: string | string[];
                team_alias?: string | string[];
                team_id?: string | string[];
                total_tokens?: ("null" | number) | ("null" | number)[];
                total_tokens_max?: number;
                total_tokens_min?: number;
                /** @description In any spelling. */
                trace?: string;
                trace_id?: string | string[];
                trace_ref?: string | string[];
                /** @description Calls that started before. */
                until?: number;
                upstream_binding?: string | string[];
                upstream_version?: string | string[];
                user_agent?: string | string[];
                user_id?: string | string[];
                version?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    streamCalls: {
        parameters: {
            query?: {
                /** @description "seq" of a call: begin behind it. */
                after?: number;
                /** @description Id or name. */
                agent?: string;
                agent_id?: string | string[];
                agent_name?: string | string[];
                binding?: string | string[];
                caller_agent_id?: string | string[];
                client_address?: string | string[];
                context?: string;
                context_id?: string | string[];
                cost_nano?: ("null" | number) | ("null" | number)[];
                cost_nano_max?: number;
                cost_nano_min?: number;
                cost_source?: string | string[];
                decision?: string | string[];
                deployment_id?: string | string[];
                duration_ms?: ("null" | number) | ("null" | number)[];
                duration_ms_max?: number;
                duration_ms_min?: number;
                error_code?: string | string[];
                error_message?: string | string[];
                event_count?: ("null" | number) | ("null" | number)[];
                event_count_max?: number;
                event_count_min?: number;
                first_byte_ms?: ("null" | number) | ("null" | number)[];
                first_byte_ms_max?: number;
                first_byte_ms_min?: number;
                front?: string | string[];
                http_status?: ("null" | number) | ("null" | number)[];
                http_status_max?: number;
                http_status_min?: number;
                id?: string | string[];
                input_tokens?: ("null" | number) | ("null" | number)[];
                input_tokens_max?: number;
                input_tokens_min?: number;
                /** @description Id or hash. */
                key?: string;
                key_alias?: string | string[];
                key_id?: string | string[];
                message_id?: string | string[];
                model?: string | string[];
                operation?: ("send" | "stream" | "get" | "list" | "cancel" | "subscribe" | "push-create" | "push-get" | "push-list" | "push-delete" | "extended-card" | "run" | "chat.completions" | "completions" | "embeddings" | "responses" | "messages" | "messages.count_tokens") | ("send" | "stream" | "get" | "list" | "cancel" | "subscribe" | "push-create" | "push-get" | "push-list" | "push-delete" | "extended-card" | "run" | "chat.completions" | "completions" | "embeddings" | "responses" | "messages" | "messages.count_tokens")[];
                outcome?: ("ok" | "agent-error" | "upstream-error" | "truncated" | "caller-left" | "refused" | "gateway-error") | ("ok" | "agent-error" | "upstream-error" | "truncated" | "caller-left" | "refused" | "gateway-error")[];
                output_tokens?: ("null" | number) | ("null" | number)[];
                output_tokens_max?: number;
                output_tokens_min?: number;
                parent_span_id?: string | string[];
                principal_kind?: string | string[];
                provider?: string | string[];
                /** @description A text in names, ids, the error message, or what was said if it is kept; A to Z in either case. */
                q?: string;
                request_bytes?: ("null" | number) | ("null" | number)[];
                request_bytes_max?: number;
                request_bytes_min?: number;
                request_id?: string | string[];
                response_bytes?: ("null" | number) | ("null" | number)[];
                response_bytes_max?: number;
                response_bytes_min?: number;
                routing?: string | string[];
                session_id?: string | string[];
                /** @description ISO 8601 or epoch milliseconds; calls that started then or later. */
                since?: number;
                span_id?: string | string[];
                /** @description Of several, each must be there. */
                tag?: string | string[];
                task?: string;
                task_id?: string | string[];
                task_state?: string | string[];
                team_alias?: string | string[];
                team_id?: string | string[];
                total_tokens?: ("null" | number) | ("null" | number)[];
                total_tokens_max?: number;
                total_tokens_min?: number;
                /** @description In any spelling. */
                trace?: string;
                trace_id?: string | string[];
                trace_ref?: string | string[];
                /** @description Calls that started before. */
                until?: number;
                upstream_binding?: string | string[];
                upstream_version?: string | string[];
                user_agent?: string | string[];
                user_id?: string | string[];
                version?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream; charset=utf-8": string;
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description OVERLOADED, UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getCallTotals: {
        parameters: {
            query?: {
                /** @description Id or name. */
                agent?: string;
                agent_id?: string | string[];
                agent_name?: string | string[];
                binding?: string | string[];
                caller_agent_id?: string | string[];
                client_address?: string | string[];
                context?: string;
                context_id?: string | string[];
                cost_nano?: ("null" | number) | ("null" | number)[];
                cost_nano_max?: number;
                cost_nano_min?: number;
                cost_source?: string | string[];
                decision?: string | string[];
                deployment_id?: string | string[];
                duration_ms?: ("null" | number) | ("null" | number)[];
                duration_ms_max?: number;
                duration_ms_min?: number;
                error_code?: string | string[];
                error_message?: string | string[];
                event_count?: ("null" | number) | ("null" | number)[];
                event_count_max?: number;
                event_count_min?: number;
                first_byte_ms?: ("null" | number) | ("null" | number)[];
                first_byte_ms_max?: number;
                first_byte_ms_min?: number;
                front?: string | string[];
                http_status?: ("null" | number) | ("null" | number)[];
                http_status_max?: number;
                http_status_min?: number;
                id?: string | string[];
                input_tokens?: ("null" | number) | ("null" | number)[];
                input_tokens_max?: number;
                input_tokens_min?: number;
                /** @description Id or hash. */
                key?: string;
                key_alias?: string | string[];
                key_id?: string | string[];
                message_id?: string | string[];
                model?: string | string[];
                operation?: ("send" | "stream" | "get" | "list" | "cancel" | "subscribe" | "push-create" | "push-get" | "push-list" | "push-delete" | "extended-card" | "run" | "chat.completions" | "completions" | "embeddings" | "responses" | "messages" | "messages.count_tokens") | ("send" | "stream" | "get" | "list" | "cancel" | "subscribe" | "push-create" | "push-get" | "push-list" | "push-delete" | "extended-card" | "run" | "chat.completions" | "completions" | "embeddings" | "responses" | "messages" | "messages.count_tokens")[];
                outcome?: ("ok" | "agent-error" | "upstream-error" | "truncated" | "caller-left" | "refused" | "gateway-error") | ("ok" | "agent-error" | "upstream-error" | "truncated" | "caller-left" | "refused" | "gateway-error")[];
                output_tokens?: ("null" | number) | ("null" | number)[];
                output_tokens_max?: number;
                output_tokens_min?: number;
                parent_span_id?: string | string[];
                principal_kind?: string | string[];
                provider?: string | string[];
                /** @description A text in names, ids, the error message, or what was said if it is kept; A to Z in either case. */
                q?: string;
                request_bytes?: ("null" | number) | ("null" | number)[];
                request_bytes_max?: number;
                request_bytes_min?: number;
                request_id?: string | string[];
                response_bytes?: ("null" | number) | ("null" | number)[];
                response_bytes_max?: number;
                response_bytes_min?: number;
                routing?: string | string[];
                session_id?: string | string[];
                /** @description ISO 8601 or epoch milliseconds; calls that started then or later. */
                since?: number;
                span_id?: string | string[];
                /** @description Of several, each must be there. */
                tag?: string | string[];
                task?: string;
                task_id?: string | string[];
                task_state?: string | string[];
                team_alias?: string | string[];
                team_id?: string | string[];
                total_tokens?: ("null" | number) | ("null" | number)[];
                total_tokens_max?: number;
                total_tokens_min?: number;
                /** @description In any spelling. */
                trace?: string;
                trace_id?: string | string[];
                trace_ref?: string | string[];
                /** @description Calls that started before. */
                until?: number;
                upstream_binding?: string | string[];
                upstream_version?: string | string[];
                user_agent?: string | string[];
                user_id?: string | string[];
                version?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallStatistics"];
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    colleaguesHub: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agents: components["schemas"]["HubAgent"][];
                    };
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readHubTerms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubTerms"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    writeHubTerms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubTermsChangeInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubTerms"];
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    limitUsage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A key also by its hash, an agent also by its name. */
                id: string;
                level: "key" | "user" | "team" | "caller" | "agent" | "gateway";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description AGENT_NOT_FOUND, NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    resetBudget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A key also by its hash, an agent also by its name. */
                id: string;
                level: "key" | "user" | "team" | "caller" | "agent" | "gateway";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description AGENT_NOT_FOUND, NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    modelDeployments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deployments: components["schemas"]["DeploymentStanding"][];
                    };
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    pauseModelDeployment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `model_info.id`. */
                deployment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeploymentStanding"];
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    resumeModelDeployment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `model_info.id`. */
                deployment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeploymentStanding"];
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    testModelDeployment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `model_info.id`. */
                deployment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeploymentTrial"];
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listModelEntries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: components["schemas"]["ModelEntry"][];
                    };
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listFallbacks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        fallbacks: {
                            fallback_models: string[];
                            /**
                             * @description For every failure, for requests that are too long, or for what the model would not speak of.
                             * @enum {string}
                             */
                            fallback_type: "general" | "context_window" | "content_policy";
                            model: string;
                            /** @enum {string} */
                            source: "config" | "api";
                        }[];
                    };
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listModelProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        providers: components["schemas"]["ModelProvider"][];
                    };
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    modelInfoV1: {
        parameters: {
            query?: {
                /** @description Only this deployment. */
                litellm_model_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ModelDeployment"][];
                    };
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description By name, as they were set. */
                        preferences: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    setPreference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    value: unknown;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        value: unknown;
                    };
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listPrices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        prices: components["schemas"]["ModelPrice"][];
                    };
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    setPrice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                model: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of input that is written to a cache. */
                    cache_creation_input_token_cost?: (number | string) | null;
                    /** @description Of input that is read from a cache; else it costs what input does. */
                    cache_read_input_token_cost?: (number | string) | null;
                    /** @description Of each call. */
                    input_cost_per_request?: (number | string) | null;
                    input_cost_per_token?: (number | string) | null;
                    /** @description Where the price was found, or why it is another. */
                    note?: string | null;
                    output_cost_per_reasoning_token?: (number | string) | null;
                    output_cost_per_token?: (number | string) | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cache_creation_input_token_cost: number | null;
                        cache_read_input_token_cost: number | null;
                        input_cost_per_request: number | null;
                        input_cost_per_token: number | null;
                        note: string | null;
                        output_cost_per_reasoning_token: number | null;
                        output_cost_per_token: number | null;
                        since: string;
                    };
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    removePrice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                model: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        removed: true;
                    };
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    calculatePrice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default 0 */
                    cache_write_tokens?: number;
                    /** @default 0 */
                    cached_tokens?: number;
                    /** @description Of several deployments; the first unless told. */
                    deployment_id?: string;
                    /**
                     * @description With those read from and written to a cache.
                     * @default 0
                     */
                    input_tokens?: number;
                    model: string;
                    /**
                     * @description With those spent on reasoning.
                     * @default 0
                     */
                    output_tokens?: number;
                    /** @description Instead of those that hold now. */
                    prices?: {
                        /** @description Of input that is written to a cache. */
                        cache_creation_input_token_cost?: (number | string) | null;
                        /** @description Of input that is read from a cache; else it costs what input does. */
                        cache_read_input_token_cost?: (number | string) | null;
                        /** @description Of each call. */
                        input_cost_per_request?: (number | string) | null;
                        input_cost_per_token?: (number | string) | null;
                        output_cost_per_reasoning_token?: (number | string) | null;
                        output_cost_per_token?: (number | string) | null;
                    };
                    /** @default 0 */
                    reasoning_tokens?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Nano-dollars; null when it is not known. */
                        cost_nano: number | null;
                        /** @description Why it is not known, or not quite. */
                        note: string | null;
                        /** @description Nano-dollars; they add up to the cost. */
                        parts: {
                            [key: string]: number;
                        } | null;
                        source: string | null;
                    };
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listPushDeliveries: {
        parameters: {
            query?: {
                /** @description Id or name. */
                agent?: string;
                /** @description Where to go on: the next cursor of the page before. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
                state?: "waiting" | "delivered" | "dead";
                task_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deliveries: {
                            agent_id: string;
                            /** @description Null when there is no such agent any more. */
                            agent_name: string | null;
                            /** @description HTTP status of the last answer. */
                            answer_status: number | null;
                            attempts: number;
                            created_at: string;
                            /** @description The receiver gets it as `x-switchboard-delivery`. */
                            delivery_id: string;
                            /** @description When it was delivered or given up. */
                            ended_at: string | null;
                            /** @description Why the last attempt failed. */
                            failure: string | null;
                            /** @enum {string} */
                            state: "waiting" | "delivered" | "dead";
                            /** @description Origin of the receiver; the rest of its address is its owner’s secret. */
                            target: string;
                            task_id: string;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    redeliverPush: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                delivery_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agent_id: string;
                        /** @description Null when there is no such agent any more. */
                        agent_name: string | null;
                        /** @description HTTP status of the last answer. */
                        answer_status: number | null;
                        attempts: number;
                        created_at: string;
                        /** @description The receiver gets it as `x-switchboard-delivery`. */
                        delivery_id: string;
                        /** @description When it was delivered or given up. */
                        ended_at: string | null;
                        /** @description Why the last attempt failed. */
                        failure: string | null;
                        /** @enum {string} */
                        state: "waiting" | "delivered" | "dead";
                        /** @description Origin of the receiver; the rest of its address is its owner’s secret. */
                        target: string;
                        task_id: string;
                    };
                };
            };
            /** @description CONFLICT, INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    pushSigningSecret: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The key of the HMAC, as it stands here. */
                        secret: string;
                    };
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    key: string;
                } | {
                    password: string;
                    /** @description The user's id or e-mail. */
                    user: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description OVERLOADED, UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /** @description Where to go to sign out at the identity provider, too. */
                        sign_out_url: string | null;
                    };
                };
            };
            /** @description INVALID_REQUEST */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    current_password: string;
                    new_password: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, INVALID_REQUEST, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description OVERLOADED, UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    beginSingleSignOn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        authorization_url: string;
                    };
                };
            };
            /** @description UNSUPPORTED_OPERATION */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    finishSingleSignOn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Token of an invitation to accept without a password. */
                    invitation?: string;
                    /** @description Of the address that the provider sent the browser back to. */
                    query: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description CONFLICT, CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR, UNSUPPORTED_OPERATION */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readSignInWays: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The identity provider, if there is one. */
                        single_sign_on: {
                            name: string;
                        } | null;
                    };
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewaySettings"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    exportConfiguration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml; charset=utf-8": string;
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    applyConfiguration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    revision: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Keys that are in force now. */
                        applied: string[];
                        /** @description Keys that take effect at the next start. */
                        waiting_for_restart: string[];
                    };
                };
            };
            /** @description CONFLICT, CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readPendingConfiguration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PendingConfiguration"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listTasks: {
        parameters: {
            query?: {
                /** @description Id or name. */
                agent?: string;
                /** @description As its owner or the agent names it. */
                context?: string;
                /** @description Where to go on: the next cursor of the page before. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description "key:", "user:" or "team:" and an id, or "admin". */
                owner?: string;
                /** @description ISO 8601 or epoch milliseconds; tasks that came to their state then or later. */
                since?: number;
                /** @description When tasks came to their state, or were begun. */
                sort_by?: "status_at" | "created_at";
                /** @description The latest first where it is left out. */
                sort_order?: "asc" | "desc";
                /** @description As "input-required"; several for one of them. */
                state?: string | string[];
                task?: string;
                /** @description Tasks that came to their state before. */
                until?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next_cursor: string | null;
                        tasks: components["schemas"]["Task"][];
                    };
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    streamTasks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream; charset=utf-8": string;
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listTraceHops: {
        parameters: {
            query: {
                /** @description In any spelling; up to 100, by repeating the name. */
                trace: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        traces: components["schemas"]["TraceHops"][];
                    };
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listTraces: {
        parameters: {
            query?: {
                /** @description Id or name. */
                agent?: string;
                agent_id?: string | string[];
                agent_name?: string | string[];
                binding?: string | string[];
                caller_agent_id?: string | string[];
                client_address?: string | string[];
                context?: string;
                context_id?: string | string[];
                cost_nano?: ("null" | number) | ("null" | number)[];
                cost_nano_max?: number;
                cost_nano_min?: number;
                cost_source?: string | string[];
                /** @description Where to go on: the next cursor of the page before. */
                cursor?: string;
                decision?: string | string[];
                deployment_id?: string | string[];
                duration_ms?: ("null" | number) | ("null" | number)[];
                duration_ms_max?: number;
                duration_ms_min?: number;
                error_code?: string | string[];
                error_message?: string | string[];
                event_count?: ("null" | number) | ("null" | number)[];
                event_count_max?: number;
                event_count_min?: number;
                first_byte_ms?: ("null" | number) | ("null" | number)[];
                first_byte_ms_max?: number;
                first_byte_ms_min?: number;
                front?: string | string[];
                http_status?: ("null" | number) | ("null" | number)[];
                http_status_max?: number;
                http_status_min?: number;
                id?: string | string[];
                input_tokens?: ("null" | number) | ("null" | number)[];
                input_tokens_max?: number;
                input_tokens_min?: number;
                /** @description Id or hash. */
                key?: string;
                key_alias?: string | string[];
                key_id?: string | string[];
                /** @description How many at most. */
                limit?: number;
                message_id?: string | string[];
                model?: string | string[];
                operation?: ("send" | "stream" | "get" | "list" | "cancel" | "subscribe" | "push-create" | "push-get" | "push-list" | "push-delete" | "extended-card" | "run" | "chat.completions" | "completions" | "embeddings" | "responses" | "messages" | "messages.count_tokens") | ("send" | "stream" | "get" | "list" | "cancel" | "subscribe" | "push-create" | "push-get" | "push-list" | "push-delete" | "extended-card" | "run" | "chat.completions" | "completions" | "embeddings" | "responses" | "messages" | "messages.count_tokens")[];
                outcome?: ("ok" | "agent-error" | "upstream-error" | "truncated" | "caller-left" | "refused" | "gateway-error") | ("ok" | "agent-error" | "upstream-error" | "truncated" | "caller-left" | "refused" | "gateway-error")[];
                output_tokens?: ("null" | number) | ("null" | number)[];
                output_tokens_max?: number;
                output_tokens_min?: number;
                parent_span_id?: string | string[];
                principal_kind?: string | string[];
                provider?: string | string[];
                /** @description A text in names, ids, the error message, or what was said if it is kept; A to Z in either case. */
                q?: string;
                request_bytes?: ("null" | number) | ("null" | number)[];
                request_bytes_max?: number;
                request_bytes_min?: number;
                request_id?: string | string[];
                response_bytes?: ("null" | number) | ("null" | number)[];
                response_bytes_max?: number;
                response_bytes_min?: number;
                routing?: string | string[];
                session_id?: string | string[];
                /** @description ISO 8601 or epoch milliseconds; calls that started then or later. */
                since?: number;
                span_id?: string | string[];
                /** @description Of several, each must be there. */
                tag?: string | string[];
                task?: string;
                task_id?: string | string[];
                task_state?: string | string[];
                team_alias?: string | string[];
                team_id?: string | string[];
                total_tokens?: ("null" | number) | ("null" | number)[];
                total_tokens_max?: number;
                total_tokens_min?: number;
                /** @description In any spelling. */
                trace?: string;
                trace_id?: string | string[];
                trace_ref?: string | string[];
                /** @description Calls that started before. */
                until?: number;
                upstream_binding?: string | string[];
                upstream_version?: string | string[];
                user_agent?: string | string[];
                user_id?: string | string[];
                version?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next_cursor: string | null;
                        traces: components["schemas"]["Trace"][];
                    };
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getTrace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description In any spelling. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TraceDetail"];
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getTraceNeighbours: {
        parameters: {
            query?: {
                /** @description Id or name. */
                agent?: string;
                agent_id?: string | string[];
                agent_name?: string | string[];
                binding?: string | string[];
                caller_agent_id?: string | string[];
                client_address?: string | string[];
                context?: string;
                context_id?: string | string[];
                cost_nano?: ("null" | number) | ("null" | number)[];
                cost_nano_max?: number;
                cost_nano_min?: number;
                cost_source?: string | string[];
                decision?: string | string[];
                deployment_id?: string | string[];
                duration_ms?: ("null" | number) | ("null" | number)[];
                duration_ms_max?: number;
                duration_ms_min?: number;
                error_code?: string | string[];
                error_message?: string | string[];
                event_count?: ("null" | number) | ("null" | number)[];
                event_count_max?: number;
                event_count_min?: number;
                first_byte_ms?: ("null" | number) | ("null" | number)[];
                first_byte_ms_max?: number;
                first_byte_ms_min?: number;
                front?: string | string[];
                http_status?: ("null" | number) | ("null" | number)[];
                http_status_max?: number;
                http_status_min?: number;
                id?: string | string[];
                input_tokens?: ("null" | number) | ("null" | number)[];
                input_tokens_max?: number;
                input_tokens_min?: number;
                /** @description Id or hash. */
                key?: string;
                key_alias?: string | string[];
                key_id?: string | string[];
                message_id?: string | string[];
                model?: string | string[];
                operation?: ("send" | "stream" | "get" | "list" | "cancel" | "subscribe" | "push-create" | "push-get" | "push-list" | "push-delete" | "extended-card" | "run" | "chat.completions" | "completions" | "embeddings" | "responses" | "messages" | "messages.count_tokens") | ("send" | "stream" | "get" | "list" | "cancel" | "subscribe" | "push-create" | "push-get" | "push-list" | "push-delete" | "extended-card" | "run" | "chat.completions" | "completions" | "embeddings" | "responses" | "messages" | "messages.count_tokens")[];
                outcome?: ("ok" | "agent-error" | "upstream-error" | "truncated" | "caller-left" | "refused" | "gateway-error") | ("ok" | "agent-error" | "upstream-error" | "truncated" | "caller-left" | "refused" | "gateway-error")[];
                output_tokens?: ("null" | number) | ("null" | number)[];
                output_tokens_max?: number;
                output_tokens_min?: number;
                parent_span_id?: string | string[];
                principal_kind?: string | string[];
                provider?: string | string[];
                /** @description A text in names, ids, the error message, or what was said if it is kept; A to Z in either case. */
                q?: string;
                request_bytes?: ("null" | number) | ("null" | number)[];
                request_bytes_max?: number;
                request_bytes_min?: number;
                request_id?: string | string[];
                response_bytes?: ("null" | number) | ("null" | number)[];
                response_bytes_max?: number;
                response_bytes_min?: number;
                routing?: string | string[];
                session_id?: string | string[];
                /** @description ISO 8601 or epoch milliseconds; calls that started then or later. */
                since?: number;
                span_id?: string | string[];
                /** @description Of several, each must be there. */
                tag?: string | string[];
                task?: string;
                task_id?: string | string[];
                task_state?: string | string[];
                team_alias?: string | string[];
                team_id?: string | string[];
                total_tokens?: ("null" | number) | ("null" | number)[];
                total_tokens_max?: number;
                total_tokens_min?: number;
                /** @description In any spelling. */
                trace?: string;
                trace_id?: string | string[];
                trace_ref?: string | string[];
                /** @description Calls that started before. */
                until?: number;
                upstream_binding?: string | string[];
                upstream_version?: string | string[];
                user_agent?: string | string[];
                user_id?: string | string[];
                version?: string | string[];
            };
            header?: never;
            path: {
                /** @description In any spelling. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        /** @description Id of the newer one; null when there is none. */
                        previous: string | null;
                    };
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listTraceDestinations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        destinations: components["schemas"]["TraceDestination"][];
                    };
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    createTraceDestination: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TraceDestinationRegistrationInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TraceDestination"];
                };
            };
            /** @description ADDRESS_REFUSED, CONFLICT, CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UPSTREAM_UNREACHABLE */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteTraceDestination: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                    };
                };
            };
            /** @description INVALID_PARAMS, READ_ONLY */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    changeTraceDestination: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TraceDestinationChangesInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TraceDestination"];
                };
            };
            /** @description ADDRESS_REFUSED, CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR, READ_ONLY */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UPSTREAM_UNREACHABLE */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    testTraceDestination: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        ok: boolean;
                        /** @description Of the test trace; null when it was not taken. */
                        trace_id: string | null;
                        /** @description Where Langfuse shows it. */
                        trace_url: string | null;
                    };
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    tryTraceDestination: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TraceDestinationRegistrationInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        ok: boolean;
                        /** @description Of the test trace; null when it was not taken. */
                        trace_id: string | null;
                        /** @description Where Langfuse shows it. */
                        trace_url: string | null;
                    };
                };
            };
            /** @description CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PERMISSION_DENIED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readUsage: {
        parameters: {
            query?: {
                /** @description YYYY-MM-DD, UTC. */
                end_date?: string;
                /** @description A call counts for each of its tags; end users are known as long as the records of calls are kept. */
                group_by?: "agent" | "key" | "team" | "user" | "model" | "tag" | "end_user";
                /** @description Tell how long calls took. */
                latency?: "true" | "false";
                /** @description ISO 8601 or epoch milliseconds: in place of dates, and by hour where the range is short. */
                since?: number;
                /** @description YYYY-MM-DD, UTC. */
                start_date?: string;
                /** @description Calls that started before; now by default. */
                until?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Usage"];
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readActivity: {
        parameters: {
            query?: {
                /** @description ISO 8601 or epoch milliseconds; the first call of a year at most by default. */
                since?: number;
                /** @description Calls that started before; now by default. */
                until?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readForwarding: {
        parameters: {
            query?: {
                /** @description Id or name: of this one alone, and with how many are linked. */
                agent?: string;
                /** @description ISO 8601 or epoch milliseconds; a year ago by default, and at most. */
                since?: number;
                /** @description Calls that started before; now by default. */
                until?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Those that made calls and may be seen. */
                        agents: components["schemas"]["AgentForwarding"][];
                    };
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listSavedViews: {
        parameters: {
            query: {
                /** @description Of the admin UI. */
                page: "calls" | "traces" | "tasks" | "usage";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        views: components["schemas"]["SavedView"][];
                    };
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    createSavedView: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /**
                     * @description Of the admin UI.
                     * @enum {string}
                     */
                    page: "calls" | "traces" | "tasks" | "usage";
                    /** @description Filters and order, as they stand in the address of the page. */
                    search: {
                        [key: string]: string | string[];
                    };
                    /** @default false */
                    shared?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            /** @description CONFLICT, CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteSavedView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description INVALID_PARAMS */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    updateSavedView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @description Filters and order, as they stand in the address of the page. */
                    search?: {
                        [key: string]: string | string[];
                    };
                    shared?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            /** @description CONFLICT, CONTENT_TYPE_NOT_SUPPORTED, INVALID_PARAMS, PARSE_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
}
