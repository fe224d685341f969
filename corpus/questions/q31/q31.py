# ANCHOR: app
from flask import Flask, abort, request

app = Flask(__name__)
books = {1: 'Dune'}  # Flask brings no database
# ANCHOR_END: app


# ANCHOR: show
@app.get('/books/<int:book_id>')
def show(book_id):
    if book_id not in books:
        abort(404)
    return {'id': book_id, 'title': books[book_id]}
# ANCHOR_END: show


# ANCHOR: add
@app.post('/books')
def add():
    # PAIR: body
    body = request.get_json(silent=True)  # nor does it check what comes in
    if not isinstance(body, dict) or not isinstance(body.get('title'), str):
        return {'error': 'title expected'}, 422
    book_id = len(books) + 1
    books[book_id] = body['title']
    return {'id': book_id, 'title': books[book_id]}, 201
# ANCHOR_END: add


# ANCHOR: errors
@app.errorhandler(404)
# PAIR: response
def not_found(error):
    # PAIR: response-body
    return {'error': 'not found'}, 404
# ANCHOR_END: errors


# ANCHOR: client
client = app.test_client()
for response in (
    client.get('/books/1'),
    client.post('/books', json={'title': 'Emma'}),
    client.get('/books/2'),
    client.post('/books', json={'title': 7}),
    client.get('/books/9'),
    client.get('/authors'),
):
    print(response.status_code, response.text.strip())
# ANCHOR_END: client
